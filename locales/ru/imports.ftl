# Импорт файлов CSV: отказы, файл ошибок и мастер.

problem-import-empty = Файл пуст.
problem-import-too-large = Файл слишком велик: не более { $max } МиБ. Разделите его.
problem-import-not-text = Это не текстовый файл, а { $kind }. Сначала сохраните таблицу как CSV.
problem-import-nul = В строке { $line } файла есть символ NUL: файл повреждён или это не текст.
problem-import-undecodable = Строку { $line } не удаётся прочитать как { $encoding }. Выберите другую кодировку.
problem-import-quote-open = Кавычка, открытая в этой строке, нигде не закрывается.
problem-import-quote-open-often = Слишком много строк с незакрытой кавычкой. Проверьте разделитель и кавычки.
problem-import-quote-stray = После закрывающей кавычки есть текст.
problem-import-cell-long = Ячейка длиннее { $max } байт.
problem-import-columns-many = В строке больше { $max } столбцов. Проверьте разделитель.
problem-import-rows-many = В файле больше { $max } строк. Разделите его.
problem-import-row-width = Ячеек в строке: { $found }, в заголовке: { $expected }.
problem-import-column-twice = В заголовке дважды назван столбец «{ $column }».
problem-import-mapping-empty = Ни один столбец ещё не сопоставлен с полем.
problem-import-field-unknown = Нет поля «{ $field }», которое может заполнить импорт.
problem-import-column-unknown = В файле нет столбца «{ $column }».
problem-import-source-one = Полю «{ $field }» нужен ровно один источник: столбец, постоянное значение или шаблон.
problem-import-template = Шаблон поля «{ $field }» неверен здесь: «{ $token }».
problem-import-field-required = Поле «{ $field }» нужно сопоставить: без него нельзя создать ни одной записи.
problem-import-code-missing = В строке нет кода.
problem-import-code-twice = Код «{ $code }» уже есть в строке { $first }.
problem-import-date = «{ $value }» — не дата вида { $format }.
problem-import-number = «{ $value }» — не число в выбранном виде.
problem-import-boolean = «{ $value }» — ни да, ни нет.
problem-import-choice = «{ $value }» — не один из вариантов поля «{ $field }».
problem-import-country = «{ $value }» в поле «{ $field }» — не страна: укажите её название или двухбуквенный код, например RU.
problem-import-language = «{ $value }» в поле «{ $field }» — не один из языков: укажите его название или en, fr, pt, es, pl, ru.
problem-import-name-several = «{ $value }» в поле «{ $field }» может означать: { $choices }. Укажите нужный код.
problem-import-point-mark = «{ $value }» не относится к тому, что в фигурных скобках говорят о контакте: consent, verified 2026-03-01.
problem-import-relation-unknown = Для поля «{ $field }» нет записи с кодом или названием «{ $value }».
problem-import-relation-ambiguous = Так называются несколько записей: «{ $value }». Укажите код.
problem-import-moment = «{ $value }» — не дата и время вида { $format } 09:30.
problem-import-object-unsupported = Записи этого вида нельзя импортировать.
problem-import-encoding-unsure = Кодировка файла — только предположение ({ $encoding }). Укажите её.
problem-import-started = Этот импорт уже запущен.
problem-import-header-differs = В этой строке поле «{ $field }» отличается от строки { $first } того же заказа.
problem-import-group-rejected = Другая строка того же заказа отклонена (строка { $first }).
problem-import-order-final = Заказ «{ $code }» уже подтверждён или отменён и больше не меняется.
problem-import-out-of-scope = Запись «{ $code }» существует, но вы не можете её изменить.
problem-import-text-long = Текст длиннее { $max } знаков.
problem-import-amount-inexact = Сумму «{ $value }» нельзя точно разделить на цену за единицу.
problem-import-member-placed = Участник уже стоит в другом месте: «{ $field }» меняется переводом, а не импортом.
problem-import-overtaken = Кто-то другой всё время меняет те же записи. Запустите импорт снова: записанное остаётся и не попадёт дважды.

# Файл ошибок и шаблон

imports-error-line = строка
imports-error-column = столбец
imports-error-reason = причина

# Мастер импорта

imports-title = Импорт
imports-step-file = Файл
imports-step-map = Сопоставить столбцы
imports-step-test = Проверка
imports-step-run = Импорт
imports-object = Что в файле?
imports-file = Файл CSV или книга
imports-drop = Перетащите сюда файл CSV или книгу (XLSX) либо выберите
imports-upload = Загрузить
imports-template = Шаблон
imports-encoding = Кодировка
imports-encoding-unsure = Кодировка угадана. Посмотрите на буквы в образце и смените её, если они неверны.
imports-delimiter = Разделитель
imports-delimiter-comma = Запятая
imports-delimiter-semicolon = Точка с запятой
imports-delimiter-tab = Табуляция
imports-delimiter-pipe = Вертикальная черта
imports-delimiter-blanks = Пробелы
imports-delimiter-other = Другой
imports-delimiter-character = Символ
imports-header = Первая строка называет столбцы
imports-date-format = Даты
imports-decimal = Десятичный знак
imports-decimal-point = Точка (12.50)
imports-decimal-comma = Запятая (12,50)
imports-sample = Образец
imports-column = Столбец
imports-field = Поле
imports-not-used = Не импортировать
imports-constant = Одно значение для всех строк
imports-confirm-orders = Подтвердить каждый заказ: он станет продажей
imports-create-missing = Создать недостающих клиентов по коду
imports-dry-run = Проверить
imports-dry-run-note = Пока ничего не записано.
imports-start = Импортировать
imports-created = Новые
imports-updated = Изменённые
imports-unchanged = Без изменений
imports-rejected = Отклонённые
imports-errors = Скачать файл ошибок
imports-errors-hint = В нём отклонённые строки с номером, столбцом и причиной: исправьте их там и импортируйте этот файл.
imports-done = Импорт завершён.
imports-cancelled = Импорт отменён. Записанное до этого остаётся.
imports-open-list = Открыть список
imports-again = Импортировать другой файл
imports-back = Назад
imports-rows = { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
    [many] { $rows } строк
   *[other] { $rows } строки
 }

# Fields that only a file has

field-member-leg = Ветвь
field-product-currency = Валюта
field-appointment-people = Кто участвует
field-order-lines-amount = Сумма строки
field-order-returns = Возврат заказа

# Workbooks, templates, taking back

problem-import-workbook-damaged = Эта книга повреждена или защищена паролем. Сохраните её заново как XLSX без пароля.
problem-import-workbook-large = Эта книга слишком велика в распакованном виде. Разделите её или сохраните лист как CSV.
problem-import-sheet-unknown = В книге нет листа «{ $sheet }».
problem-import-template-names = Выберите codes или labels.
problem-import-undo-lines = Его строки были заменены импортом; прежние не сохраняются.
problem-export-headers = Выберите keys или labels.
problem-export-rows-many = На листе помещается не больше { $max } строк. Отфильтруйте список или выгрузите CSV.
imports-sheet = Лист
imports-template-xlsx-labels = Книга, названия на моём языке
imports-template-xlsx-codes = Книга, коды полей
imports-template-csv-labels = CSV, названия на моём языке
imports-template-csv-codes = CSV, коды полей
imports-undo = Отменить импорт
imports-undo-text = Созданное импортом попадёт в корзину, изменённое получит прежние значения, кроме того, что менялось после: оно останется как есть и будет перечислено.
