# Connexion, utilisateurs et mots de passe.

problem-sign-in-wrong = L’identifiant ou le mot de passe est faux.
problem-password-short = Le mot de passe doit compter au moins { $min } caractères.
problem-password-long = Le mot de passe peut compter au plus { $max } caractères.
problem-password-like-login = Le mot de passe ressemble trop à l’identifiant.
problem-password-simple = Le mot de passe est trop facile à deviner : il se répète ou suit le clavier.
problem-language-unknown = Il n’y a pas de langue « { $value } » : choisissez en, fr, pt, es, pl ou ru.
problem-zone-unknown = Il n’y a pas de fuseau horaire « { $value } ».
problem-theme-unknown = Il n’y a pas de thème « { $value } » : choisissez light, dark ou system.
problem-login-taken = L’identifiant « { $login } » est déjà pris.
problem-login-malformed = Un identifiant compte de 2 à 120 caractères sans espace.
problem-user-unknown = Il n’y a pas d’utilisateur « { $login } ».
problem-role-unknown = Il n’y a pas de rôle « { $role } ».
problem-settings-empty = Donnez au moins une valeur à changer.
problem-company-name-malformed = Le nom de la société compte de 1 à 120 caractères.
problem-password-wrong = Le mot de passe actuel est incorrect.
problem-password-common = Le mot de passe est fait de mots que tout le monde utilise. Choisissez une phrase à vous.

# Sessions et mot de passe
session-security = Connexion et sécurité
session-where = Où vous êtes connecté
session-present = Cet appareil
session-when = Connexion { $begun } · dernière utilisation { $seen }
session-device = { $browser } sur { $system }
session-device-unknown = Appareil inconnu
session-end = Terminer
session-end-title = Terminer cette session ?
session-end-text = Quiconque l’utilise est déconnecté aussitôt.
session-end-others = Terminer toutes les autres
session-end-others-text = Tous les autres appareils sont déconnectés aussitôt.
session-ended = Terminé
session-password = Mot de passe
session-password-change = Changer le mot de passe
session-password-current = Mot de passe actuel
session-password-new = Nouveau mot de passe
session-password-rule = Au moins { $min } caractères ; le mieux est une phrase. Tous les autres appareils sont déconnectés.
session-password-changed = Le mot de passe a été changé ; tous les autres appareils sont déconnectés.
session-choose = Choisir un mot de passe
session-choose-invited = Bienvenue, { $name }. Choisissez le mot de passe avec lequel vous vous connecterez.
session-choose-reset = { $name }, choisissez un nouveau mot de passe.
session-choose-rule = Au moins { $min } caractères ; le mieux est une phrase.
session-chosen = Le mot de passe est enregistré. Connectez-vous avec lui.
session-forgot = Mot de passe oublié ?
session-forgot-title = Mot de passe oublié
session-forgot-text = Entrez votre identifiant. S’il est connu ici, un message avec un lien part à l’adresse enregistrée.
session-forgot-send = Envoyer le lien
session-forgot-sent = Si l’identifiant est connu, un message est en route. Son lien sert une fois et reste valable 30 minutes.
session-forgot-no-mail = Cette installation n’envoie pas de messages. Demandez un lien à un administrateur.
session-back = Retour à la connexion
problem-second-factor-needed = Entrez aussi le code de votre téléphone.
problem-second-factor-wrong = Le code est faux ou a déjà servi. Attendez le suivant.
problem-second-factor-there = Il y a déjà un second facteur. Retirez-le d’abord.
problem-second-factor-none = Il n’y a pas de second facteur.
problem-proof-needed = Montrez encore une fois qui vous êtes.

# Second facteur et preuve
factor-title = Second facteur
factor-on = Actif
factor-text = Avec un code d’une application sur votre téléphone, un mot de passe volé n’ouvre rien à lui seul.
factor-since = Un code est demandé à chaque connexion depuis { $date }.
factor-set-up = Mettre en place
factor-scan = Scannez cette image avec une application de codes, par exemple celle de votre téléphone ou de votre gestionnaire de mots de passe.
factor-picture = Image à scanner
factor-type = Ou saisissez cette clé dans l’application :
factor-here = Sur cet appareil : ouvrir l’application.
factor-confirm-text = Entrez ensuite le code que montre l’application :
factor-figure = Chiffre { $number } sur 6
factor-confirm = Activer
factor-recovery = Codes de secours
factor-recovery-text = Chaque code vous laisse entrer une fois si vous perdez votre téléphone. Ils ne sont montrés que maintenant : imprimez-les ou gardez-les dans votre gestionnaire de mots de passe.
factor-recovery-copy = Copier les codes
factor-recovery-kept = Je les ai gardés
factor-recovery-new = Nouveaux codes de secours
factor-remove = Désactiver
factor-remove-text = Votre mot de passe suffira alors pour ouvrir votre compte. Les codes de secours ne valent plus.
factor-removed = Le second facteur est désactivé.
factor-code = Code
factor-code-hint = Six chiffres de votre téléphone, ou un code de secours.
problem-second-factor-duty = Configurez d’abord un second facteur : votre rôle le demande.
factor-duty = Encore une chose avant de continuer
factor-duty-text = Votre rôle demande un second facteur : un code d’une application sur votre téléphone, en plus du mot de passe. Configurez-le maintenant ; rien d’autre ne s’ouvre avant.
proof-title = Encore une fois : est-ce bien vous ?
proof-code-text = Ceci demande une preuve récente. Entrez le code de votre téléphone ou un code de secours.
proof-password-text = Ceci demande une preuve récente. Entrez votre mot de passe.
proof-go-on = Continuer
factor-recovery-left =
    { $count ->
        [one] Il reste { $count } code de secours.
        [many] Il reste { $count } de codes de secours.
       *[other] Il reste { $count } codes de secours.
    }
