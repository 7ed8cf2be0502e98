# Objects and fields a company adds itself.
definitions-title = Объекты и поля
definitions-hint = Добавляйте собственные поля, варианты и макеты. Добавленное сразу можно фильтровать, сортировать, загружать и выгружать.
definitions-object = Объект
definitions-own-count = Собственные поля
definitions-version = Версия
definitions-fields = Поля
definitions-standard = Стандартное
definitions-none-yet = Собственных полей пока нет.
definitions-add = Добавить поле
definitions-edit = Изменить: { $name }
definitions-remove = Убрать: { $name }
definitions-up = Выше: { $name }
definitions-down = Ниже: { $name }
definitions-type = Тип
definitions-key = Ключ
definitions-key-note = Для файлов и программ. Позже его изменить нельзя.
definitions-label = Название
definitions-other-languages = На других языках
definitions-required = Обязательное
definitions-unique = Не может повторяться
definitions-search = Участвует в поиске
definitions-personal = Личные данные
definitions-min = Не меньше
definitions-max = Не больше
definitions-digits = Знаков после запятой
definitions-to = Ссылается на
definitions-default = Значение новой записи
definitions-options = Варианты
definitions-option-add = Добавить вариант
definitions-option-label = Вариант { $number }
definitions-option-color = Цвет варианта { $number }
definitions-option-remove = Убрать вариант { $number }
definitions-option-usual = «{ $name }»: вернуть стандартное
definitions-more-options = Варианты поля «{ $name }»
definitions-layout = Макет
definitions-list-columns = Столбцы списка
definitions-card-lines = Строки карточки
definitions-form-sections = Разделы формы
definitions-section-title = Заголовок раздела { $number }
definitions-section-fields = Поля раздела { $number }
definitions-section-add = Добавить раздел
definitions-section-remove = Убрать раздел { $number }
definitions-layout-standard = Вернуть стандартный макет
definitions-layout-own = Изменить макет
definitions-review = Проверить и применить
definitions-apply = Применить
definitions-applied = Применено: теперь это видят все.
definitions-nothing = Ничего не меняется.
definitions-changes = Что изменится
definitions-problems = Что мешает
definitions-note = Зачем (для тех, кто придёт после)
definitions-history = Версии
definitions-undo = Отменить последнюю версию
definitions-undone = Снова действует предыдущая версия.
definitions-unsaved = Ещё не применено
definitions-discard = Отбросить
definitions-done = Готово
definitions-choose = Добавить сюда поле
section-more = Прочее
section-main = Основное
definitions-new = Новый объект
definitions-new-hint = То, что ваша компания учитывает, а в Treeline ещё нет: визиты, машины, жалобы. Объект сразу получает список, форму, импорт, экспорт и всё остальное; затем добавьте ему поля.
definitions-one = Одна запись
definitions-many = Много записей
definitions-series = Номера начинаются с
definitions-series-note = Например, VISIT-. Потом изменить нельзя.
definitions-names = Названия
definitions-own = Свой объект
definitions-kind = Вид
definitions-retired = Выведен из работы
definitions-retire = Вывести из работы
definitions-restore = Вернуть в работу
definitions-retired-note = Этот объект никто не видит. Его записи сохранены и вернутся вместе с ним.
definitions-new-rights = Администраторы видят его сразу. Другим ролям дайте его в правах роли.
definitions-change-object-added = Новый объект: { $name }
definitions-change-object-renamed = Другие названия: { $name }
definitions-change-object-retired = Выведен из работы: { $name }
definitions-change-object-restored = Снова в работе: { $name }
definitions-kept-records = { $count ->
    [one] { $count } запись сохранится
    [few] { $count } записи сохранятся
    [many] { $count } записей сохранится
   *[other] { $count } записи сохранятся
 }
definitions-change-field-added = Новое поле: { $name }
definitions-change-field-removed = Поле убрано: { $name }
definitions-change-field-changed = Поле изменено: { $name }
definitions-change-option-added = Новый вариант: { $name }
definitions-change-option-changed = Другое название или цвет варианта: { $name }
definitions-change-option-removed = Вариант убран: { $name }
definitions-change-options-ordered = Другой порядок вариантов: { $name }
definitions-change-layout-changed = Макет меняется
definitions-kept = { $count ->
    [one] У { $count } записи есть значение; оно сохраняется
    [few] У { $count } записей есть значение; оно сохраняется
    [many] У { $count } записей есть значение; оно сохраняется
   *[other] У { $count } записи есть значение; оно сохраняется
 }
definitions-type-text = Текст
definitions-type-long_text = Длинный текст
definitions-type-rich_text = Форматированный текст
definitions-type-email = Эл. почта
definitions-type-phone = Телефон
definitions-type-url = Веб-адрес
definitions-type-integer = Целое число
definitions-type-decimal = Десятичное число
definitions-type-rate = Процент
definitions-type-money = Сумма
definitions-type-bool = Да или нет
definitions-type-date = Дата
definitions-type-time = Дата и время
definitions-type-choice = Один вариант
definitions-type-multi_choice = Несколько вариантов
definitions-type-reference = Ссылка на запись
definitions-type-links = Связи с несколькими записями
definitions-type-address = Почтовый адрес
definitions-type-file = Файл
definitions-type-image = Изображение
definitions-type-country = Страна
definitions-type-currency = Валюта
definitions-type-language = Язык
definitions-color-gray = Серый
definitions-color-blue = Синий
definitions-color-teal = Бирюзовый
definitions-color-green = Зелёный
definitions-color-amber = Янтарный
definitions-color-orange = Оранжевый
definitions-color-red = Красный
definitions-color-violet = Фиолетовый
# Refusals.
problem-definition-too-many-fields = У объекта может быть не больше { $max } собственных полей.
problem-definition-key-taken = Поле { $token } уже есть.
problem-definition-key = Ключ начинается с { $prefix } и состоит из строчных латинских букв, цифр и подчёркиваний, не больше 42 знаков.
problem-definition-type = Поля этого типа добавить нельзя.
problem-definition-not-for-type = Это не подходит к типу поля.
problem-definition-reference = Укажите, на какой объект ссылается поле.
problem-definition-digits = У десятичного числа от 0 до 9 знаков после запятой.
problem-definition-length = Длина — от 1 до { $max }.
problem-definition-borders = Наименьшее больше наибольшего.
problem-definition-no-label = Дайте название хотя бы на одном языке.
problem-definition-language = Treeline не знает языка { $token }.
problem-definition-label = Название — не больше { $max } знаков, в одну строку.
problem-definition-options = У выбора от 1 до { $max } вариантов.
problem-definition-option-key = { $token } — не ключ или встречается дважды: только строчные латинские буквы, цифры и подчёркивания.
problem-definition-color = Такого цвета нет.
problem-definition-layout-field = { $token } не может стоять здесь или стоит дважды.
problem-definition-layout-required = Обязательного поля { $field } нет ни в одном разделе формы.
problem-definition-type-fixed = { $token } раньше было другого рода, и его значения сохранены. Возьмите другой ключ.
problem-definition-not-unique = У некоторых записей значения уже совпадают.
problem-definition-option-used = { $count ->
    [one] { $token } используется в { $count } записи: сначала измените её.
    [few] { $token } используется в { $count } записях: сначала измените их.
    [many] { $token } используется в { $count } записях: сначала измените их.
   *[other] { $token } используется в { $count } записи: сначала измените их.
 }
problem-definition-nothing-to-undo = Отменять нечего.
problem-definition-object-words = Своему объекту нужны названия для одной и для многих записей; стандартному их не дают.
problem-definition-series = Начало номеров — от 1 до { $max } заглавных латинских букв и цифр, сначала буква, в конце дефис.
problem-definition-series-fixed = Номера этого объекта начинаются как прежде: у записей они уже есть.
problem-definition-series-taken = Номера другого объекта уже начинаются с { $token }.
problem-definition-object-needed = Поле { $field } объекта { $object } указывает на этот объект: сначала уберите его.
problem-definition-too-many-objects = Компания создаёт не больше { $max } объектов.
definitions-computed = Вычисляется по формуле
definitions-formula = Формула
definitions-formula-note = Например x_pieces * x_price, if(status = "active", x_fee, 0), x_ends_on - x_begins_on, first(x_discount, 0). Функции: if, min, max, round, abs, first, is_empty, join, length, year, month, day.
definitions-formula-fields = Поля для вставки
jobs-title-compute = Вычисление формул: { $objects }
problem-definition-computed = У поля, которое вычисляется по формуле, нет такой настройки: в него никто не вводит.
problem-compute-long = В формуле не больше { $max } знаков.
problem-compute-deep = Вложенность формулы больше { $max }.
problem-compute-syntax = { $place ->
    [end] Формула не читается: в конце чего-то не хватает. Текст стоит в прямых кавычках, у числа точка.
   *[token] Формула не читается у «{ $token }». Текст стоит в прямых кавычках, у числа точка.
 }
problem-compute-name = Нет ни поля, ни функции { $name }.
problem-compute-field = Формула не может читать { $field }: его записывает другая часть Treeline, оно само вычисляется или его тип не имеет значения для расчёта.
problem-compute-type = «{ $sign }» не подходит к { $left } и { $right }.
problem-compute-arguments = { $name } не принимает эти значения.
problem-compute-choice = У поля { $field } нет варианта { $value }: условие никогда не выполнится.
problem-compute-result = Формула даёт { $kind }, а это не подходит к типу поля.
definitions-recognised = Узнаётся по
definitions-recognised-note = По этим полям находят вероятные дубликаты. Ничего не выбрано: как в стандарте.
definitions-change-recognised-changed = Меняется то, по чему находят дубликаты
problem-definition-recognised = По { $token } ничего не узнают, или оно стоит здесь дважды; не более { $max } полей.
definitions-type-code = Номер из серии
definitions-series-new = Каждая новая запись сама получает следующий номер; уже существующие записи остаются без него.
definitions-series-elsewhere = Вид номеров меняется в разделе «Настройки → Серии номеров».
problem-definition-series-missing = Поле этого типа говорит, как выглядят его номера.
