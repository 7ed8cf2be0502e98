# Citas: el calendario y el bloque de Hoy.

appointments-calendar = Calendario
appointments-agenda = Mis citas
appointments-new = Nueva cita
appointments-mine = Mías
appointments-everybody = De todos
appointments-whose = Citas de quién
appointments-view = Vista
appointments-view-week = Semana
appointments-view-month = Mes
appointments-view-list = Lista
appointments-today = Hoy
appointments-tomorrow = Mañana
appointments-before = Antes
appointments-after = Después
appointments-all-day = Todo el día
appointments-from = desde las { $time }
appointments-until = hasta las { $time }
appointments-day-empty = Nada.
appointments-cancelled = cancelada
appointments-none = Nada hoy ni mañana.
appointments-more = Hay más citas de las que se muestran. Elija menos días.
appointments-subject = Asunto
appointments-start = Desde
appointments-end = Hasta
appointments-place = Lugar
appointments-rest =
    { $count ->
        [one] { $count } más
        [many] { $count } más
       *[other] { $count } más
    }
problem-appointment-when = Indique un principio y un final: o bien horas, o bien el primer y el último día.
problem-appointment-end = El final es anterior al principio.
problem-appointment-not-among = No participa en esta cita.
