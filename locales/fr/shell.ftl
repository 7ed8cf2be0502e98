# Le cadre de l’application web : connexion, navigation, recherche, tâches, réglages.
shell-sign-in = Se connecter
shell-sign-in-login = Identifiant
shell-sign-in-login-missing = Saisissez votre identifiant.
shell-sign-in-password = Mot de passe
shell-sign-in-password-missing = Saisissez votre mot de passe.
shell-sign-in-show-password = Afficher ou masquer le mot de passe
shell-sign-out = Se déconnecter
shell-demo-title = Entreprise de démonstration
shell-demo-text = Choisissez avec quel rôle entrer :
shell-account-menu = Compte de { $name }
shell-navigation = Navigation principale
shell-skip = Aller au contenu
shell-more = Plus
shell-create = Ajouter
shell-close = Fermer
shell-cancel = Annuler
shell-none = aucun
shell-loading = Chargement
shell-loading-more = Chargement de la suite…
shell-more-failed = La suite n’a pas pu être chargée.
shell-words-missing = Votre langue n’a pas pu être chargée ; les textes sont en anglais jusqu’au prochain chargement de la page.
shell-nothing-found = Aucun résultat
shell-try-again = Réessayer
shell-rank-inactive = { $rank }, inactif

# Groups of the navigation
shell-group-people = Personnes
shell-group-network = Réseau
shell-group-sales = Ventes
shell-group-earnings = Gains
shell-group-settings = Réglages

# Today
shell-today = Aujourd’hui
# On a key figure of Today whose request failed; a button to try again stands below.
shell-figure-failed = La lecture a échoué.
shell-today-greeting = Bonjour, { $name }
shell-back-to-today = Aller à Aujourd’hui

# Search
shell-search = Rechercher
shell-search-placeholder = Écran, action, nom, code…
shell-search-screens = Écrans
shell-search-records = Fiches
shell-search-here = Sur cet écran
shell-search-actions = Actions
shell-search-views = Vues
shell-search-choice = { $name } : { $value }

# Jobs
shell-jobs = Tâches
shell-jobs-empty = Aucun travail long n’a encore été lancé. Les imports et les calculs de commissions apparaissent ici.
shell-jobs-open =
    { $count ->
        [0] Tâches
        [one] Tâches, { $count } en cours
        [many] Tâches, { $count } en cours
       *[other] Tâches, { $count } en cours
    }
shell-job-queued = En attente
shell-job-running = En cours
shell-job-done = Terminée
shell-job-failed = Échouée
shell-job-cancelled = Annulée
shell-job-cancel = Annuler
shell-job-progress = Avancement : { $title }
shell-job-result = Ouvrir le résultat

# Settings
shell-settings = Mes réglages
shell-settings-saved = Enregistré
shell-language = Langue
shell-theme = Apparence
shell-theme-system = Système
shell-theme-light = Clair
shell-theme-dark = Sombre
shell-zone = Fuseau horaire
shell-zone-now = Il y est maintenant { $time }

# Keys
shell-keys-title = Clavier
shell-key-search = Rechercher écrans et fiches
shell-key-filter = Rechercher dans la liste
shell-key-new = Nouvelle fiche dans une liste
shell-key-move = Ligne ou fiche suivante, précédente
shell-key-cell = Dans une ligne : vers une cellule modifiable
shell-key-open = Ouvrir la ligne, modifier la cellule
shell-key-edit = Modifier la fiche
shell-key-close = Fermer ou quitter le champ
shell-key-walk = Dans le réseau : vers le haut, le bas, à côté
shell-key-zoom = Dans le réseau : plus près, plus loin, tout
shell-key-help = Afficher cette aide

# What goes wrong before the server can say a word
shell-not-found-title = Introuvable
shell-not-found-text = Il n’y a rien à cette adresse, ou elle ne vous est pas ouverte.
shell-forbidden-title = Accès refusé
shell-forbidden-text = Vous n’avez pas le droit de faire cela. Demandez-le à un administrateur si nécessaire.
shell-crash-title = Cet écran ne peut pas être affiché
shell-crash-text = Un incident s’est produit dans le navigateur. Rien de ce que vous avez enregistré n’est perdu. Réessayez.
shell-crash-stale = L’application a été mise à jour. Rechargez la page.
shell-problem-offline = Le serveur n’a pas répondu. Vérifiez votre connexion et réessayez ; rien ne sera fait deux fois.
shell-problem-unreadable = Le serveur a donné une réponse illisible ({ $status }). Réessayez dans un instant.
shell-problem-unexpected = Un imprévu s’est produit. Réessayez.
shell-problem-request = Numéro de la demande : { $id }
shell-edit-hint = Cliquer ou Entrée pour modifier
