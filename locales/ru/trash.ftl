# Корзина: что в ней лежит, путь обратно, удаление навсегда.

trash-title = Корзина: { $objects }
trash-open = Корзина
trash-search = Искать в корзине
trash-name = Название
trash-at = Удалено
trash-by = Кем
trash-empty = Корзина пуста.
trash-empty-filtered = В корзине нет ничего, что подходит под поиск.
trash-more = Показать ещё
trash-restore = Вернуть
trash-restored = Возвращено: { $name }
trash-undo = Отменить
trash-purge = Удалить навсегда
trash-purge-title = Удалить навсегда: { $name }?
trash-purge-text = Это нельзя отменить. В истории останется запись об удалении. Введите { $code }, чтобы продолжить.
trash-purge-code = Код
trash-purged = Удалено навсегда: { $name }

problem-trash-reference-missing = Запись, которая здесь нужна, сама лежит в корзине или больше не существует. Сначала верните её.
problem-purge-code-wrong = Это не код этой записи.
problem-purge-kept-sales = На этой записи основаны подтверждённые продажи; она остаётся.
problem-purge-kept-ledger = К этой записи относятся проводки книги; она остаётся.
problem-purge-kept-network = У этого участника было место в сети; запись остаётся.
problem-purge-kept-users = От этой записи зависит пользователь компании; она остаётся, пока это не изменено.
problem-purge-kept-records = На эту запись ещё ссылаются другие, возможно из корзины; она остаётся, пока ссылки есть.
problem-purge-kept-hold = Для этого человека действует юридический запрет; запись остаётся до его снятия.
