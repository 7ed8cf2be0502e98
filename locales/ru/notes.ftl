# Заметки при записях.

notes-title = Заметки
notes-write = Написать заметку
notes-field = Заметка
notes-hint = @логин сообщит коллеге · Ctrl+Enter сохраняет
notes-save = Сохранить заметку
notes-edited = изменена { $when }
notes-pinned = Закреплённые
notes-pin = Закрепить заметку: { $who }, { $when }
notes-unpin = Открепить заметку: { $who }, { $when }
notes-edit = Изменить заметку от { $when }
notes-delete = Удалить заметку: { $who }, { $when }
notes-deleted = Заметка удалена
notes-empty = Заметок пока нет.

problem-note-too-many = Наибольшее число заметок у записи: { $max }.
problem-note-pinned-too-many = Наибольшее число закреплённых заметок у записи: { $max }. Сначала открепите другую.
problem-note-empty = Заметке нужен текст.
problem-note-too-long = Заметка слишком длинная. Наибольшее число знаков вместе с оформлением: { $max }.
problem-note-not-yours = Эту заметку написал другой человек: изменяет её только автор.
