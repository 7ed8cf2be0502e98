# Listes, fiches et formulaires de l’application web.

# Lists
records-count =
    { $count ->
        [one] { $count } fiche
        [many] { $count } de fiches
       *[other] { $count } fiches
    }
records-count-capped =
    { $count ->
        [one] plus de { $count } fiche
        [many] plus de { $count } de fiches
       *[other] plus de { $count } fiches
    }
records-at-least = { $count }+
records-end =
    { $count ->
        [one] { $count } ligne affichée, c’est tout
        [many] { $count } de lignes affichées, c’est tout
       *[other] { $count } lignes affichées, c’est tout
    }
records-empty = Il n’y a encore rien ici.
records-empty-filtered = Rien ne correspond à la recherche et au filtre.
records-quick-filter = Rechercher dans { $objects }
records-columns = Colonnes
records-columns-reset = Colonnes habituelles
records-card-fields = Ce que montre une carte
records-card-fields-reset = Champs habituels
records-list-options = Options de la liste
records-import = Importer
records-export = Exporter
records-new = Nouveau
records-new-account = Client
records-new-order = Commande

# Filter
records-filter = Filtrer
records-filter-field = Champ
records-filter-choose = Choisissez un champ
records-filter-comparison = Comparaison
records-filter-value = Valeur
records-filter-from = De
records-filter-to = À
records-filter-apply = Appliquer
records-filter-clear = Effacer
records-filter-remove = Retirer : { $condition }
records-filter-special = Condition composée
records-filter-compose = Combiner des conditions…
records-filter-title = Conditions combinées
records-filter-join = Comment les conditions se combinent
records-join-all = Toutes sont remplies
records-join-any = Au moins une est remplie
records-join-none = Aucune n’est remplie
records-filter-add = Condition
records-filter-add-group = Groupe
records-filter-remove-part = Retirer la partie { $number }
records-filter-full = Un filtre ne contient pas plus : au plus 85 parties, 7 niveaux et 10 questions sur des fiches liées.
records-filter-unfinished = Une condition n’est pas encore complète.
records-filter-and = et
records-filter-or = ou
records-filter-not = non
records-op-eq = est
records-op-ne = n’est pas
records-op-in = est parmi
records-op-all = comprend tous
records-op-none = ne comprend aucun de
records-op-lt = est inférieur à
records-op-le = est au plus
records-op-gt = est supérieur à
records-op-ge = est au moins
records-op-contains = contient
records-op-starts = commence par
records-op-between = est entre
records-op-empty = est vide
records-op-filled = est rempli
records-op-within = est dans la période
records-filter-of = { $field } : quel champ
records-filter-itself = La fiche elle-même
records-stretch-today = aujourd’hui
records-stretch-yesterday = hier
records-stretch-tomorrow = demain
records-stretch-this_week = cette semaine
records-stretch-last_week = la semaine dernière
records-stretch-next_week = la semaine prochaine
records-stretch-from-monday = { $stretch } (à partir de lundi)
records-stretch-this_month = ce mois-ci
records-stretch-last_month = le mois dernier
records-stretch-next_month = le mois prochain
records-stretch-this_quarter = ce trimestre
records-stretch-last_quarter = le trimestre dernier
records-stretch-next_quarter = le trimestre prochain
records-stretch-this_year = cette année
records-stretch-last_year = l’année dernière
records-stretch-next_year = l’année prochaine
records-stretch-last = les derniers …
records-stretch-next = les prochains …
records-stretch-count = Combien
records-stretch-unit = De quoi
records-stretch-last-days =
    { $count ->
        [one] { $count } dernier jour
        [many] { $count } de derniers jours
       *[other] { $count } derniers jours
    }
records-stretch-last-weeks =
    { $count ->
        [one] { $count } dernière semaine
        [many] { $count } de dernières semaines
       *[other] { $count } dernières semaines
    }
records-stretch-last-months =
    { $count ->
        [one] { $count } dernier mois
        [many] { $count } de derniers mois
       *[other] { $count } derniers mois
    }
records-stretch-last-quarters =
    { $count ->
        [one] { $count } dernier trimestre
        [many] { $count } de derniers trimestres
       *[other] { $count } derniers trimestres
    }
records-stretch-last-years =
    { $count ->
        [one] { $count } dernière année
        [many] { $count } d’dernières années
       *[other] { $count } dernières années
    }
records-stretch-next-days =
    { $count ->
        [one] { $count } prochain jour
        [many] { $count } de prochains jours
       *[other] { $count } prochains jours
    }
records-stretch-next-weeks =
    { $count ->
        [one] { $count } prochaine semaine
        [many] { $count } de prochaines semaines
       *[other] { $count } prochaines semaines
    }
records-stretch-next-months =
    { $count ->
        [one] { $count } prochain mois
        [many] { $count } de prochains mois
       *[other] { $count } prochains mois
    }
records-stretch-next-quarters =
    { $count ->
        [one] { $count } prochain trimestre
        [many] { $count } de prochains trimestres
       *[other] { $count } prochains trimestres
    }
records-stretch-next-years =
    { $count ->
        [one] { $count } prochaine année
        [many] { $count } de prochaines années
       *[other] { $count } prochaines années
    }

# A record
records-details = Détails
records-history = Historique
records-history-system = Treeline
records-history-field = Champ
records-history-before = Avant
records-history-after = Après
records-history-empty = Rien n’a encore été modifié.
records-history-every = Tous les champs
records-history-untouched = Rien n’est encore arrivé à ce champ.
records-history-more = Afficher plus ancien
records-parts-empty = Aucun pour l’instant.
records-masked = Masqué pour vous
records-undo = Annuler
records-yes = Oui
records-no = Non
records-trash = Supprimer
records-trashed = { $name } est dans la corbeille

# What was done, in the history
records-action-create = a créé
records-action-update = a modifié
records-action-trash = a mis à la corbeille
records-action-restore = a rétabli
records-action-purge = a supprimé définitivement
records-action-import = a importé
records-action-attach = a ajouté un fichier
records-action-detach = a retiré un fichier
records-action-note = a écrit une note
records-action-note_edit = a modifié une note
records-action-note_pin = a épinglé une note
records-action-note_unpin = a détaché une note
records-action-note_trash = a supprimé une note
records-action-note_restore = a rétabli une note
records-action-confirm = a confirmé
records-action-cancel = a annulé
records-action-enrol = a inscrit
records-action-place = a placé dans l’arbre
records-action-status = a changé le statut
records-action-ask = a fait la demande
records-action-approve = a approuvé
records-action-reject = a refusé
records-action-release = a mis en vigueur
records-action-erase = a effacé la personne

# Forms
records-edit = Modifier
records-edit-title = Modifier { $name }
records-new-title = Nouveau : { $object }
records-save = Enregistrer
records-saved = Enregistré
records-created = Créé
records-line-add = Ajouter une ligne
records-line-remove = Retirer la ligne { $number }
records-line-remove-column = Retirer
records-leave-title = Quitter sans enregistrer ?
records-leave-text = Ce que vous avez saisi ici n’est pas encore enregistré.
records-leave-stay = Rester
records-leave-go = Quitter

# Somebody else was faster
records-conflict-title = Quelqu’un d’autre a modifié cette fiche entre-temps
records-conflict-fields = Vos saisies sont toujours là, au-dessus de la dernière version. Vous avez tous deux modifié ces champs ; enregistrer garde les vôtres :
records-conflict-none = Vos saisies sont toujours là, au-dessus de la dernière version. Aucun champ n’a été modifié par vous deux ; enregistrez de nouveau.
records-conflict-theirs = maintenant

# Groups and cards
records-group = Grouper par
records-group-none = Sans groupes
records-group-unknown = Cette liste ne peut pas être groupée comme son adresse le demande.
records-group-then = Grouper par, niveau { $level }
records-group-no-further = puis par…
records-group-dated = { $field } : { $unit }
records-unit-day = jour
records-unit-month = mois
records-unit-quarter = trimestre
records-unit-year = année
records-group-hidden = Hors de votre vue
records-group-overlap = Une fiche qui a plusieurs valeurs figure dans chacun de ses groupes ; le total ne la compte qu’une fois.
records-group-empty = Vide
records-group-count = Nombre
records-group-total = Au total
records-chart = { $measure } par { $field }
records-chart-measure = Ce que montrent les barres
records-chart-first = Le graphique montre les { $count } premiers groupes.
records-shape = Présenter en
records-shape-table = Tableau
records-shape-kanban = Kanban
records-cards = { $column } : { $count }
records-cards-none = Aucune carte
records-move = Déplacer { $name } vers…
records-move-to = Déplacer vers…
records-move-not = Les cartes ne peuvent pas être déplacées ici : « { $field } » est modifié par ses propres commandes, ou vous ne pouvez pas le modifier.
records-moved = { $name } déplacé vers « { $to } »
records-changed = { $field } de { $name } modifié
records-stale = Quelqu’un d’autre vient de modifier { $name } ; rien n’a été écrasé. Regardez la nouvelle version et réessayez.

# The record among others
records-related = Liés
records-related-by = { $objects } : { $field }
records-related-all = Tout afficher
records-related-none = Rien ne renvoie à de tels enregistrements.
records-previous = Précédent dans la liste (K)
records-next = Suivant dans la liste (J)
records-place = { $at } sur { $of }
records-edit-in-card = Modifier un champ de { $name }
records-edit-which = Quel champ ?
records-kept = Vous avez saisi ceci plus tôt sans l’enregistrer.
records-kept-discard = Abandonner
records-unkept = C’est trop pour être conservé dans ce navigateur : un rechargement perd ce que vous saisissez. Enregistrez bientôt.
records-export-xlsx = Classeur (XLSX)
records-export-csv = Texte (CSV)
records-export-keys = Colonnes par codes de champ
records-action-merge = y a fusionné d’autres fiches
records-action-unmerge = a annulé une fusion
records-action-apart = a dit qu’elle n’est pas identique
records-action-apart_undo = est revenu sur « pas identique »
records-owner = Responsable
records-owner-me = moi

# Fields of several parts, of files and of formatted text.
address-lines = Rue, numéro, appartement
address-postcode = Code postal
address-city = Ville
address-region = Région
address-country = Pays
records-file-later = Un fichier pourra être ajouté une fois la fiche enregistrée.
records-file-none = Aucun fichier
records-file-bring = Téléverser
records-file-bring-for = Téléverser un fichier pour « { $field } »
records-file-large = Ce fichier est trop volumineux : au plus { $size } Mo.
records-file-no-image = Ce n'est pas une image : utilisez PNG, JPEG, GIF ou WebP.
records-rich-tools = Mise en forme de « { $field } »
records-rich-bold = Gras
records-rich-italic = Italique
records-rich-underline = Souligné
records-rich-strike = Barré
records-rich-heading = Titre
records-rich-bulletList = Liste
records-rich-orderedList = Liste numérotée
records-rich-blockquote = Citation
records-rich-link = Lien
records-rich-address = Adresse du lien
records-money-currency = Devise de { $field }
records-clock = { $field } : heure
records-date-before = Plus tôt
records-date-after = Plus tard
records-wrong = { $count ->
    [one] Ce champ est d’abord à corriger :
    [many] Ces champs sont d’abord à corriger :
   *[other] Ces champs sont d’abord à corriger :
 }
records-figures = Chiffres
records-timeline = Chronologie
records-timeline-show = Afficher
records-timeline-all = Tout
records-timeline-changes = Modifications
records-timeline-merges = Fusions
