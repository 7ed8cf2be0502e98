# Файлы у записей.

attachments-title = Файлы
attachments-drop = Перетащите файлы сюда или
attachments-choose = Выбрать файлы
attachments-camera = Сделать снимок
attachments-empty = Файлов пока нет.
attachments-sending = { $name }: отправляется
attachments-cancel = Отменить: { $name }
attachments-download = Скачать: { $name }
attachments-remove = Убрать: { $name }
attachments-removed = Файл убран: { $name }
attachments-preview = Просмотр: { $name }
attachments-show = Показать { $name }
attachments-by = { $who }, { $when }
attachments-dismiss = Закрыть: { $name }
attachments-limit = Не больше { $size } на файл.
field-attachment = Файл

problem-attachment-too-many = У записи может быть не больше файлов, чем { $max }.
problem-attachment-too-large = Файл слишком велик: не больше { $max } МиБ.
problem-attachment-empty = Файл пуст.
problem-attachment-type-differs = Файл не тот, за который себя выдаёт: указано «{ $declared }», содержимое — «{ $found }».
problem-attachment-type-refused = Рисунки SVG не сохраняются: в них может быть программа. Сохраните рисунок как PNG или PDF.
problem-attachment-infected = Антивирус не пропускает этот файл ({ $found }).
problem-attachment-broken = Передача файла прервалась. Отправьте его ещё раз.
