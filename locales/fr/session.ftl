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
