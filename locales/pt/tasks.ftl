# What somebody has to do, on the screen Today.

tasks-mine = As minhas tarefas
tasks-all = Todas
tasks-overdue = Em atraso
tasks-today = Hoje
tasks-next = A seguir
tasks-undated = Sem data
tasks-none = Nada por fazer.
tasks-add = Nova tarefa para hoje
tasks-add-button = Adicionar
tasks-done = Feita: { $subject }
tasks-tick = { $subject } está feita
tasks-new = Nova tarefa
