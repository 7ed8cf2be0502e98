# Appointments: the calendar and the block on Today.

appointments-calendar = Calendar
appointments-agenda = My appointments
appointments-new = New appointment
appointments-mine = Mine
appointments-everybody = Everybody’s
appointments-whose = Whose appointments
appointments-view = View
appointments-view-week = Week
appointments-view-month = Month
appointments-view-list = List
appointments-today = Today
appointments-tomorrow = Tomorrow
appointments-before = Earlier
appointments-after = Later
appointments-all-day = All day
appointments-from = from { $time }
appointments-until = until { $time }
appointments-day-empty = Nothing.
appointments-cancelled = cancelled
appointments-none = Nothing today or tomorrow.
appointments-more = There are more appointments than are shown. Choose fewer days.
appointments-subject = Subject
appointments-start = From
appointments-end = Until
appointments-place = Place
appointments-rest =
    { $count ->
        [one] { $count } more
       *[other] { $count } more
    }
problem-appointment-when = Give a beginning and an end: either times, or the first and the last day.
problem-appointment-end = The end is before the beginning.
problem-appointment-not-among = You do not take part in this appointment.
