# What the bell tells.

notifications-title = Notificaciones
notifications-open =
    { $count ->
        [one] Notificaciones: { $count } sin leer
        [many] Notificaciones: { $count } sin leer
       *[other] Notificaciones: { $count } sin leer
    }
notifications-none = Nada que contar.
notifications-older = Mostrar anteriores
notifications-all-read = Todo leído
notifications-mark-read = Marcar como leída: { $text }
notifications-unread-again = Marcar como no leída: { $text }
notifications-kinds = De qué avisar
notifications-kind-assigned = Registros que se me asignan
notifications-kind-mentioned = Textos que me nombran (@usuario)
notifications-kind-approval = Lo que espera mi decisión
notifications-kind-question = Preguntas sobre ganancias
notifications-kind-task = Tareas que vencen
notifications-kind-job = Mis trabajos en segundo plano terminados
notifications-kind-webhook = Mis webhooks desactivados
notifications-assigned = Se le asignó: { $record }
notifications-assigned-many =
    { $count ->
        [one] { $count } registro asignado a usted: { $objects }
        [many] { $count } registros asignados a usted: { $objects }
       *[other] { $count } registros asignados a usted: { $objects }
    }
notifications-mentioned = { $name } le mencionó: { $record }
notifications-mentioned-full = 
    { $count ->
        [one] { $name } ya recibió hoy { $count } mención suya; las siguientes, solo mañana
        [many] { $name } ya recibió hoy { $count } menciones suyas; las siguientes, solo mañana
       *[other] { $name } ya recibió hoy { $count } menciones suyas; las siguientes, solo mañana
    }
notifications-mentioned-cut = 
    { $count ->
        [one] Su texto nombra a más personas de las que se avisa a la vez; solo se avisó a la primera: { $record }
        [many] Su texto nombra a más personas de las que se avisa a la vez; solo se avisó a las { $count } primeras: { $record }
       *[other] Su texto nombra a más personas de las que se avisa a la vez; solo se avisó a las { $count } primeras: { $record }
    }
notifications-approval-transfer = Un traslado espera su decisión
notifications-approval-run = Un cálculo de comisiones espera su decisión
notifications-question = { $name } pregunta por una línea de ganancias: { $record }
notifications-approval-settlement = Una liquidación espera su decisión
notifications-by-none = Nada
notifications-by-bell = Campana
notifications-by-mail = Campana y correo
notifications-task = Vence hoy: { $record }
notifications-job-done = { $title }: terminado
notifications-job-failed = { $title }: falló
notifications-webhook = El webhook { $name } se desactivó
problem-notification-kind-unknown = No hay noticias del tipo { $token }.
