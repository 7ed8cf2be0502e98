# What somebody has to do, on the screen Today.

tasks-mine = Moje zadania
tasks-all = Wszystkie
tasks-overdue = Zaległe
tasks-today = Dziś
tasks-next = Następne
tasks-undated = Bez terminu
tasks-none = Nic do zrobienia.
tasks-add = Nowe zadanie na dziś
tasks-add-button = Dodaj
tasks-done = Zrobione: { $subject }
tasks-tick = { $subject } — zrobione
tasks-new = Nowe zadanie
