# Изменения многих записей сразу.

bulk-select = Выбрать: { $name }
bulk-select-loaded = Выбрать показанные строки
bulk-select-all = Выбрать все подходящие ({ $count })
bulk-actions = Действия с выбранными строками
bulk-selected =
    { $count ->
         [one] Выбрана { $count }
         [few] Выбраны { $count }
         [many] Выбрано { $count }
        *[other] Выбрано { $count }
    }
bulk-all = Выбраны все подходящие ({ $count })
bulk-edit = Изменить
bulk-assign = Назначить
bulk-clear = Снять выбор
bulk-started = Выполняется: смотрите фоновые задания
bulk-changed =
    { $count ->
         [one] Изменена { $number } запись.
         [few] Изменены { $number } записи.
         [many] Изменено { $number } записей.
        *[other] Изменено { $number } записи.
    }
bulk-left =
    { $count ->
         [one] { $number } пропущена:
         [few] { $number } пропущены:
         [many] { $number } пропущено:
        *[other] { $number } пропущено:
    }
bulk-trash-text = Они попадут в корзину в фоне. Это можно отменить, пока с ними с тех пор ничего не произошло.
bulk-field = Какое поле изменить
bulk-field-remove = Не менять: { $field }
bulk-edit-text = Меняются только эти поля. Поле, оставленное пустым, очищается.
bulk-apply = Применить
bulk-owner = Новый ответственный
bulk-unit = Новое подразделение
bulk-given = Что получает каждая запись
bulk-left-title = Пропущенные
bulk-record = Запись
bulk-why = Почему
bulk-cancelled = Задание отменено. Что сделано раньше, остаётся, и это можно отменить.
bulk-undone = Это изменение отменено.
bulk-count-changed = Изменено
bulk-count-left = Пропущено
bulk-undo = Отменить изменение
bulk-open-list = Открыть список
bulk-title-update = Изменение многих записей
bulk-title-assign = Назначение многих записей
bulk-title-trash = Много записей в корзину
bulk-title-undo = Отмена изменения многих записей

jobs-title-bulk-update = Изменение многих: { $objects }
jobs-title-bulk-assign = Назначение многих: { $objects }
jobs-title-bulk-trash = Многие в корзину: { $objects }
jobs-title-bulk-undo = Отмена изменения многих: { $objects }

field-owner = Ответственный
field-unit = Подразделение

problem-bulk-aim = Назовите записи по одной или укажите, что имеются в виду все из списка: ровно одно из двух.
problem-bulk-too-many = По одной можно назвать не больше { $max } записей. Выберите вместо этого все подходящие.
problem-bulk-nothing = Делать нечего: назовите записи и то, что должно измениться.
problem-bulk-mixed = Одно изменение делает одно: меняет поля, назначает или удаляет.
problem-bulk-action-unknown = Такого действия со многими записями нет.
problem-bulk-field-alone = Это поле нельзя изменить сразу во многих записях.
problem-bulk-unchanged = У них уже были эти значения.
problem-bulk-changed-since = Их с тех пор изменили.
problem-bulk-field-gone = Поле, которое тогда изменили, больше не существует.
problem-bulk-running = Задание ещё выполняется. Дождитесь конца или отмените его.
problem-bulk-undone = Это уже отменено или само отменяет другое изменение.
problem-bulk-object-alone = Записи этого вида меняют по одной.
