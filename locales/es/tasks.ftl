# What somebody has to do, on the screen Today.

tasks-mine = Mis tareas
tasks-all = Todas
tasks-overdue = Atrasadas
tasks-today = Hoy
tasks-next = Próximas
tasks-undated = Sin fecha
tasks-none = Nada pendiente.
tasks-add = Nueva tarea para hoy
tasks-add-button = Añadir
tasks-done = Hecha: { $subject }
tasks-tick = { $subject } está hecha
tasks-new = Nueva tarea
