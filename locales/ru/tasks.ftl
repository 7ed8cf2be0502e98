# What somebody has to do, on the screen Today.

tasks-mine = Мои задачи
tasks-all = Все
tasks-overdue = Просрочены
tasks-today = Сегодня
tasks-next = Далее
tasks-undated = Без срока
tasks-none = Делать нечего.
tasks-add = Новая задача на сегодня
tasks-add-button = Добавить
tasks-done = Выполнена: { $subject }
tasks-tick = { $subject } — выполнена
tasks-new = Новая задача
