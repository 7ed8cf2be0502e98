# What the bell tells.

notifications-title = Notifications
notifications-open =
    { $count ->
        [one] Notifications : { $count } non lue
        [many] Notifications : { $count } non lues
       *[other] Notifications : { $count } non lues
    }
notifications-none = Rien à signaler.
notifications-all-read = Tout lu
notifications-mark-read = Marquer comme lue : { $text }
notifications-unread-again = Marquer comme non lue : { $text }
notifications-kinds = De quoi être averti
notifications-kind-assigned = Fiches qui me sont attribuées
notifications-kind-task = Tâches à échéance
notifications-kind-job = Mes travaux en arrière-plan terminés
notifications-kind-webhook = Mes webhooks désactivés
notifications-assigned = Vous est attribué : { $record }
notifications-assigned-many =
    { $count ->
        [one] { $count } fiche vous est attribuée : { $objects }
        [many] { $count } fiches vous sont attribuées : { $objects }
       *[other] { $count } fiches vous sont attribuées : { $objects }
    }
notifications-task = À faire aujourd’hui : { $record }
notifications-job-done = { $title } : terminé
notifications-job-failed = { $title } : échoué
notifications-webhook = Le webhook { $name } a été désactivé
problem-notification-kind-unknown = Il n’y a pas de nouvelles du genre { $token }.
