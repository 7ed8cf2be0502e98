# Records that are likely the same: beside a form, and over all records of an object.

duplicates-open = Дубликаты
duplicates-title = Дубликаты: { $objects }
duplicates-same = { $field }: совпадает
duplicates-similar = { $field }: похоже
duplicates-likely = Уже есть?
duplicates-likely-note = Эти записи похожи на то, что вы вводите. Вы всё равно можете продолжить.
duplicates-found =
    { $count ->
        [one] похожа { $count } запись
        [few] похожи { $count } записи
        [many] похожи { $count } записей
       *[other] похожи { $count } записи
    }
duplicates-search = Искать дубликаты
duplicates-as-of = По состоянию на
duplicates-which = Какие пары
duplicates-open-pairs = На решении
duplicates-apart = Не одно и то же
duplicates-undecided = Решить заново
duplicates-noted = Отмечено: не одно и то же
duplicates-none = Нет дубликатов для решения.
duplicates-none-apart = Ни о чём не сказано, что это не одно и то же.
duplicates-never = Поиск ещё не проводился.
jobs-title-duplicates = Поиск дубликатов: { $objects }

problem-duplicates-not-offered = Определение этого объекта не говорит, по чему узнают его записи.
problem-duplicates-searching = Поиск уже идёт.
problem-duplicates-self = Запись совпадает сама с собой.
