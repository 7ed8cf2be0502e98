# What somebody has to do, on the screen Today.

tasks-mine = Mes tâches
tasks-all = Toutes
tasks-overdue = En retard
tasks-today = Aujourd’hui
tasks-next = À venir
tasks-undated = Sans date
tasks-none = Rien à faire.
tasks-add = Nouvelle tâche pour aujourd’hui
tasks-add-button = Ajouter
tasks-done = Faite : { $subject }
tasks-tick = { $subject } est faite
tasks-new = Nouvelle tâche
