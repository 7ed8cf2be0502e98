# What the bell tells.

notifications-title = Notifications
notifications-open =
    { $count ->
        [one] Notifications : { $count } non lue
        [many] Notifications : { $count } non lues
       *[other] Notifications : { $count } non lues
    }
notifications-none = Rien à signaler.
notifications-older = Afficher les plus anciennes
notifications-all-read = Tout lu
notifications-mark-read = Marquer comme lue : { $text }
notifications-unread-again = Marquer comme non lue : { $text }
notifications-kinds = De quoi être averti
notifications-kind-assigned = Fiches qui me sont attribuées
notifications-kind-mentioned = Textes qui me nomment (@identifiant)
notifications-kind-approval = Ce qui attend ma décision
notifications-kind-question = Questions sur les gains
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
notifications-mentioned = { $name } vous a mentionné : { $record }
notifications-mentioned-full = 
    { $count ->
        [one] { $name } a déjà reçu { $count } mention de vous aujourd’hui ; les suivantes attendront demain
        [many] { $name } a déjà reçu { $count } mentions de vous aujourd’hui ; les suivantes attendront demain
       *[other] { $name } a déjà reçu { $count } mentions de vous aujourd’hui ; les suivantes attendront demain
    }
notifications-mentioned-cut = 
    { $count ->
        [one] Votre texte nomme plus de personnes qu’on n’en avertit à la fois ; seule la première l’a été : { $record }
        [many] Votre texte nomme plus de personnes qu’on n’en avertit à la fois ; seules les { $count } premières l’ont été : { $record }
       *[other] Votre texte nomme plus de personnes qu’on n’en avertit à la fois ; seules les { $count } premières l’ont été : { $record }
    }
notifications-approval-transfer = Un transfert attend votre décision
notifications-approval-run = Un calcul de commissions attend votre décision
notifications-question = { $name } demande à propos d’une ligne de gains : { $record }
notifications-approval-settlement = Un règlement attend votre décision
notifications-by-none = Pas du tout
notifications-by-bell = Cloche
notifications-by-mail = Cloche et courriel
notifications-task = À faire aujourd’hui : { $record }
notifications-job-done = { $title } : terminé
notifications-job-failed = { $title } : échoué
notifications-webhook = Le webhook { $name } a été désactivé
problem-notification-kind-unknown = Il n’y a pas de nouvelles du genre { $token }.
