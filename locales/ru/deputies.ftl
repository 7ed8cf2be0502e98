# Замещение: кто замещает отсутствующего коллегу.

problem-deputy-roles = Выберите хотя бы одну роль, которая есть у отсутствующего.
problem-deputy-same = Никто не замещает сам себя.
problem-deputy-oneself = Назначить себя нельзя: это делает отсутствующий или другой администратор.
problem-deputy-days = Эти дни уже прошли, перепутаны или их больше { $max }.
problem-deputy-note-long = Не более { $max } знаков, в одну строку.
problem-deputy-many = У этого человека уже { $max } записей. Сначала завершите одну.
problem-deputy-not-running = Сейчас это не действует: ещё не началось, прошло или завершено.

deputies-title = Замещение
deputies-text = Пока вас нет, вас замещает коллега с вашими ролями. Он видит и делает то, что могли бы вы, всё записывается как сделанное им за вас, и он не одобряет ничего, о чём просил кто-либо из вас двоих. Права на людей, роли и вебхуки никогда не передаются.
deputies-whose = Чьи записи
deputies-own = Мои
deputies-everybody = Всех
deputies-new = Назначить заместителя
deputies-person = Кто отсутствует
deputies-deputy = Кто замещает
deputies-roles = Роли
deputies-roles-hint = Считаются те, что есть у отсутствующего в этот момент.
deputies-from = Первый день
deputies-until = Последний день
deputies-note = Примечание
deputies-name = Назначить
deputies-named = Заместитель назначен.
deputies-none = Никто никого не замещает.
deputies-for = { $deputy } за { $person }
deputies-state-upcoming = предстоит
deputies-state-running = действует
deputies-state-over = прошло
deputies-state-ended = завершено
deputies-end = Завершить
deputies-end-text = Со следующего щелчка { $deputy } больше не сможет работать за { $person }.
deputies-ended = Завершено.
deputies-acting = Вы работаете за { $person } до { $until }
deputies-stop = Вернуться к своему имени
deputies-begin = Работать за { $person }
