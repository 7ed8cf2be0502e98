# Jetons d’API.

problem-token-name-malformed = Un nom a de 1 à 100 caractères.
problem-token-days = Un jeton vit de 1 à { $max } jours.
problem-token-objects-empty = Choisissez au moins un objet, ou tous.
problem-token-object-unknown = Il n’y a pas d’objet « { $object } » pour un jeton.
problem-token-too-many = Vous avez { $max } jetons. Révoquez-en un d’abord.
problem-token-read-only = Ce jeton ne peut que lire.
problem-token-refused = Seule la personne peut le faire, pas un jeton.
problem-token-factor-duty = Un rôle demande à la personne de ce jeton un second facteur qu’elle n’a pas. Une fois qu’il est configuré, le jeton fonctionne de nouveau.

tokens-title = Jetons d’API
tokens-text = Un jeton laisse un programme travailler en votre nom par l’API, avec vos droits tout au plus, et jamais avec ceux des connexions, des utilisateurs, des rôles, des webhooks, des approbations et des comptabilisations.
tokens-whose = Jetons de qui
tokens-own = Mes jetons
tokens-everybody = Jetons de tous
tokens-new = Nouveau jeton
tokens-name = Nom
tokens-name-hint = À quoi il sert, par exemple le programme qui l’emploie.
tokens-days = Valable
tokens-read-only = Lecture seule
tokens-read-only-hint = Rien ne peut être modifié avec lui.
tokens-read-write = Lecture et modification
tokens-objects = Objets
tokens-objects-hint = Laissez vide pour tous les objets que vous pouvez voir.
tokens-objects-all = Tous les objets
tokens-make = Créer le jeton
tokens-shown = Jeton « { $name } »
tokens-shown-text = Il n’est montré que maintenant. Gardez-le comme un mot de passe.
tokens-token = Jeton
tokens-example = Un programme l’envoie avec chaque requête :
tokens-copy = Copier le jeton
tokens-over = Expiré
tokens-used = Dernier emploi { $at }
tokens-never-used = Jamais employé
tokens-until = Valable jusqu’au { $at }
tokens-revoke = Révoquer
tokens-revoke-text = La prochaine requête avec lui est refusée. C’est sans retour.
tokens-revoked = Le jeton est révoqué.
tokens-none = Il n’y a pas de jetons.
tokens-more = Plus
tokens-days-count =
    { $count ->
        [one] { $count } jour
        [many] { $count } de jours
       *[other] { $count } jours
    }
