# Several records of one thing become one, and back.

merges-merge = Fusionner
merges-merge-count =
    { $count ->
        [one] Fusionner { $count } fiche
        [many] Fusionner { $count } fiches
       *[other] Fusionner { $count } fiches
    }
merges-title = Fusion : { $objects }
merges-stays = Laquelle reste
merges-compare = Les fiches côte à côte
merges-further = Celles-ci se ressemblent aussi, les ajouter :
merges-whole = Montrer aussi les champs identiques
merges-moves = Passe à la fiche qui reste : { $moves }
merges-moves-none = Rien ne renvoie aux autres.
merges-note = Les lignes et l’historique de toutes sont conservés. Les autres vont à la corbeille et mènent à celle qui reste. Ventes confirmées, écritures et mois clos restent tels quels. On peut revenir en arrière tant que rien n’a changé depuis.
merges-blocked = Ces fiches ne peuvent pas être fusionnées ainsi
merges-done = Fusionné dans { $name }
merges-undo = Annuler la fusion
merges-undone = Les fiches sont à nouveau séparées
merges-into = fusionnée dans
merges-record = une autre fiche
merges-empty = Choisissez de deux à dix fiches dans la liste, ou ouvrez une paire de doublons.
merges-of-user = Utilisateurs
merges-of-view = Vues enregistrées
field-merged = Fusionné
field-merged_into = Fusionné dans
field-not_same_as = Pas identique à

problem-record-merged = Cette fiche a été fusionnée dans une autre.
problem-trash-merged = Cette fiche a été fusionnée dans une autre : annulez plutôt la fusion.
problem-merge-not-offered = Les fiches de cet objet ne se fusionnent pas.
problem-merge-fields-hidden = Une fusion décide de chaque champ, et vous ne les voyez pas tous.
problem-merge-self = Une fiche ne se fusionne pas avec elle-même.
problem-merge-count = On fusionne de deux à { $max } fiches à la fois.
problem-merge-not-among = La valeur doit venir de l’une des fiches.
problem-merge-points-among = Cette valeur mènerait à la fiche elle-même.
problem-merge-too-many = Plus de { $max } renvois seraient déplacés.
problem-merge-reference-unique = Deux fiches renvoient à celles-ci, une seule le peut. Modifiez-en une d’abord.
problem-merge-undone = Cette fusion a déjà été annulée.
problem-merge-changed-since = Quelque chose a changé depuis la fusion ; elle ne peut plus être annulée.
problem-merge-transfer = Un transfert de { $name } ou vers une place en dessous est en cours. Décidez-en d’abord.
problem-merge-place = { $name } a une place dans un arbre où le membre qui resterait n’en a pas. Gardez l’autre, ou placez d’abord celui-ci.
problem-merge-below = Le membre qui resterait se trouve sous { $name } dans le réseau. Gardez { $name }.
merges-of-attachment = Fichiers
merges-of-note = Notes
