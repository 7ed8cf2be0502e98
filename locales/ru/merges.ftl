# Several records of one thing become one, and back.

merges-merge = Объединить
merges-merge-count =
    { $count ->
        [one] Объединить { $count } запись
        [few] Объединить { $count } записи
        [many] Объединить { $count } записей
       *[other] Объединить { $count } записи
    }
merges-title = Объединение: { $objects }
merges-stays = Какая остаётся
merges-compare = Записи рядом
merges-further = Эти тоже похожи, добавить их:
merges-whole = Показать и совпадающие поля
merges-moves = Переходит к остающейся записи: { $moves }
merges-moves-none = На остальные ничто не ссылается.
merges-note = Строки и история всех сохраняются. Остальные попадают в корзину и ведут к той, что остаётся. Подтверждённые продажи, проводки и закрытые месяцы не меняются. Это можно отменить, пока с тех пор ничего не изменилось.
merges-blocked = Эти записи нельзя так объединить
merges-done = Объединено в { $name }
merges-undo = Отменить объединение
merges-undone = Записи снова разделены
merges-into = объединена с
merges-record = другой записью
merges-empty = Выберите в списке от двух до десяти записей или откройте пару дубликатов.
merges-of-user = Пользователи
merges-of-view = Сохранённые представления
field-merged = Объединено
field-merged_into = Объединена с
field-not_same_as = Не одно и то же с

problem-record-merged = Эта запись объединена с другой.
problem-trash-merged = Эта запись объединена с другой: вместо этого отмените объединение.
problem-merge-not-offered = Записи этого объекта не объединяют.
problem-merge-fields-hidden = Объединение решает о каждом поле, а вы видите не все.
problem-merge-self = Запись не объединяют саму с собой.
problem-merge-count = За раз объединяют от двух до { $max } записей.
problem-merge-not-among = Значение должно быть из одной из записей.
problem-merge-points-among = Это значение вело бы к самой записи.
problem-merge-too-many = Переместилось бы больше { $max } ссылок.
problem-merge-reference-unique = На эти записи ссылаются две, а может только одна. Сначала измените одну из них.
problem-merge-undone = Это объединение уже отменено.
problem-merge-changed-since = С момента объединения что-то изменилось; отменить его уже нельзя.
problem-merge-transfer = Идёт перенос { $name } или на место под этой записью. Сначала решите его.
problem-merge-place = У { $name } есть место в дереве, где у остающегося участника его нет. Оставьте другого или сначала разместите этого.
problem-merge-below = Участник, который остался бы, стоит в сети под { $name }. Пусть останется { $name }.
merges-of-attachment = Файлы
merges-of-note = Заметки
