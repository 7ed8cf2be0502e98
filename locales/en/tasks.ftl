# What somebody has to do, on the screen Today.

tasks-mine = My tasks
tasks-all = All of them
tasks-overdue = Overdue
tasks-today = Today
tasks-next = Next
tasks-undated = Without a day
tasks-none = Nothing to do.
tasks-add = New task for today
tasks-add-button = Add
tasks-done = Done: { $subject }
tasks-tick = { $subject } is done
tasks-new = New task
