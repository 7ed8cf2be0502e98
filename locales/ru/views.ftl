# Saved views of lists.

views-label = Представления
views-all = Все
views-modified = Изменено
views-save = Сохранить
views-save-as = Сохранить как…
views-reset = Сбросить
views-new-title = Сохранить это представление
views-rename = Переименовать
views-name = Название
views-shared = Для всех, кто читает этот список
views-shared-mark = для всех
views-menu = Управлять представлением «{ $name }»
views-share = Открыть для всех
views-unshare = Оставить только себе
views-delete = Удалить
views-deleted = Представление «{ $name }» удалено
views-saved = Представление сохранено
views-narrowed = Это представление спрашивает и о том, что вам не видно или чего больше нет; оно показано без этого.
problem-view-too-many = У вас уже { $max } представлений этого списка; сначала удалите одно.
problem-view-kanban-group = Канбану нужно одно поле выбора для столбцов.
problem-view-narrowed = Вам видно не всё, о чём спрашивает это представление, поэтому изменить его нельзя. Сохраните его под другим названием.
views-mine = Мои
