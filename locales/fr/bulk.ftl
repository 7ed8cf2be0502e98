# Changements de nombreuses fiches à la fois.

bulk-select = Sélectionner { $name }
bulk-select-loaded = Sélectionner les lignes affichées
bulk-select-all = Sélectionner les { $count } correspondantes
bulk-actions = Actions sur les lignes sélectionnées
bulk-selected =
    { $count ->
         [one] { $count } sélectionnée
         [many] { $count } sélectionnées
        *[other] { $count } sélectionnées
    }
bulk-all = Toutes les { $count } correspondantes sont sélectionnées
bulk-edit = Modifier
bulk-assign = Attribuer
bulk-clear = Effacer la sélection
bulk-started = En cours : voir le travail en arrière-plan
bulk-changed =
    { $count ->
         [one] { $number } fiche modifiée.
         [many] { $number } de fiches modifiées.
        *[other] { $number } fiches modifiées.
    }
bulk-left =
    { $count ->
         [one] { $number } laissée de côté :
         [many] { $number } laissées de côté :
        *[other] { $number } laissées de côté :
    }
bulk-trash-text = Elles vont à la corbeille en arrière-plan. Vous pouvez revenir en arrière tant que rien ne leur est arrivé depuis.
bulk-field = Champ à modifier
bulk-field-remove = Laisser { $field } tel quel
bulk-edit-text = Seuls ces champs changent. Un champ laissé vide est vidé.
bulk-apply = Appliquer
bulk-owner = Nouveau responsable
bulk-unit = Nouvelle unité
bulk-given = Ce que reçoit chaque fiche
bulk-left-title = Laissées de côté
bulk-record = Fiche
bulk-why = Pourquoi
bulk-cancelled = Le travail a été annulé. Ce qui était fait le reste et peut être annulé.
bulk-undone = Ce changement a été annulé.
bulk-count-changed = Modifiées
bulk-count-left = Laissées de côté
bulk-undo = Annuler le changement
bulk-open-list = Ouvrir la liste
bulk-title-update = Modification de nombreuses fiches
bulk-title-assign = Attribution de nombreuses fiches
bulk-title-trash = Nombreuses fiches à la corbeille
bulk-title-undo = Annulation d’un changement de nombreuses fiches

jobs-title-bulk-update = Modification en nombre : { $objects }
jobs-title-bulk-assign = Attribution en nombre : { $objects }
jobs-title-bulk-trash = À la corbeille en nombre : { $objects }
jobs-title-bulk-undo = Annulation d’un changement en nombre : { $objects }

field-owner = Responsable
field-unit = Unité

problem-bulk-aim = Nommez les fiches une à une, ou dites que toutes celles d’une liste sont visées : l’un des deux exactement.
problem-bulk-too-many = On peut nommer au plus { $max } fiches une à une. Sélectionnez plutôt toutes les correspondantes.
problem-bulk-nothing = Il n’y a rien à faire : nommez des fiches et ce qui doit changer.
problem-bulk-mixed = Un changement fait une seule chose : modifier des champs, attribuer ou supprimer.
problem-bulk-action-unknown = Cette action n’existe pas pour de nombreuses fiches.
problem-bulk-field-alone = Ce champ ne peut pas être modifié pour de nombreuses fiches à la fois.
problem-bulk-unchanged = Elles avaient déjà ces valeurs.
problem-bulk-changed-since = Elles ont été modifiées depuis.
problem-bulk-field-gone = Un champ modifié alors n’existe plus.
problem-bulk-running = Le travail est encore en cours. Attendez sa fin ou annulez-le.
problem-bulk-undone = Ce changement a déjà été annulé, ou en annule lui-même un autre.
problem-bulk-object-alone = Les enregistrements de ce type se modifient un par un.
