# Списки, записи и формы веб-приложения.

# Lists
records-count =
    { $count ->
        [one] { $count } запись
        [few] { $count } записи
        [many] { $count } записей
       *[other] { $count } записи
    }
records-count-capped =
    { $count ->
        [one] более { $count } записи
        [few] более { $count } записей
        [many] более { $count } записей
       *[other] более { $count } записи
    }
records-at-least = { $count }+
records-end =
    { $count ->
        [one] Показана { $count } строка, это всё
        [few] Показаны { $count } строки, это всё
        [many] Показано { $count } строк, это всё
       *[other] Показано { $count } строки, это всё
    }
records-empty = Здесь пока ничего нет.
records-empty-filtered = Ничего не подходит под поиск и фильтр.
records-quick-filter = Поиск: { $objects }
records-columns = Столбцы
records-columns-reset = Обычные столбцы
records-card-fields = Что показывает карточка
records-card-fields-reset = Обычные поля
records-list-options = Настройки списка
records-import = Загрузить
records-export = Выгрузить
records-new = Создать
records-new-account = Клиент
records-new-order = Заказ

# Filter
records-filter = Фильтр
records-filter-field = Поле
records-filter-choose = Выберите поле
records-filter-comparison = Сравнение
records-filter-value = Значение
records-filter-from = От
records-filter-to = До
records-filter-apply = Применить
records-filter-clear = Сбросить
records-filter-remove = Убрать: { $condition }
records-filter-special = Составное условие
records-filter-compose = Объединить условия…
records-filter-title = Объединённые условия
records-filter-join = Как условия сочетаются
records-join-all = Выполняются все
records-join-any = Выполняется хотя бы одно
records-join-none = Не выполняется ни одно
records-filter-add = Условие
records-filter-add-group = Группа
records-filter-remove-part = Убрать часть { $number }
records-filter-full = Больше в фильтр не поместится: не более 85 частей, 7 уровней и 10 вопросов о связанных записях.
records-filter-unfinished = Одно из условий ещё не заполнено.
records-filter-and = и
records-filter-or = или
records-filter-not = не
records-op-eq = равно
records-op-ne = не равно
records-op-in = одно из
records-op-all = содержит все из
records-op-none = не содержит ни одного из
records-op-lt = меньше
records-op-le = не больше
records-op-gt = больше
records-op-ge = не меньше
records-op-contains = содержит
records-op-starts = начинается с
records-op-between = между
records-op-empty = не заполнено
records-op-filled = заполнено
records-op-within = в пределах периода
records-filter-of = { $field }: какое поле
records-filter-itself = Сама запись
records-stretch-today = сегодня
records-stretch-yesterday = вчера
records-stretch-tomorrow = завтра
records-stretch-this_week = эта неделя
records-stretch-last_week = прошлая неделя
records-stretch-next_week = следующая неделя
records-stretch-from-monday = { $stretch } (с понедельника)
records-stretch-this_month = этот месяц
records-stretch-last_month = прошлый месяц
records-stretch-next_month = следующий месяц
records-stretch-this_quarter = этот квартал
records-stretch-last_quarter = прошлый квартал
records-stretch-next_quarter = следующий квартал
records-stretch-this_year = этот год
records-stretch-last_year = прошлый год
records-stretch-next_year = следующий год
records-stretch-last = последние …
records-stretch-next = следующие …
records-stretch-count = Сколько
records-stretch-unit = Чего
records-stretch-last-days =
    { $count ->
        [one] последний { $count } день
        [few] последние { $count } дня
        [many] последних { $count } дней
       *[other] последних { $count } дня
    }
records-stretch-last-weeks =
    { $count ->
        [one] последняя { $count } неделя
        [few] последние { $count } недели
        [many] последних { $count } недель
       *[other] последних { $count } недели
    }
records-stretch-last-months =
    { $count ->
        [one] последний { $count } месяц
        [few] последние { $count } месяца
        [many] последних { $count } месяцев
       *[other] последних { $count } месяца
    }
records-stretch-last-quarters =
    { $count ->
        [one] последний { $count } квартал
        [few] последние { $count } квартала
        [many] последних { $count } кварталов
       *[other] последних { $count } квартала
    }
records-stretch-last-years =
    { $count ->
        [one] последний { $count } год
        [few] последние { $count } года
        [many] последних { $count } лет
       *[other] последних { $count } года
    }
records-stretch-next-days =
    { $count ->
        [one] следующий { $count } день
        [few] следующие { $count } дня
        [many] следующих { $count } дней
       *[other] следующих { $count } дня
    }
records-stretch-next-weeks =
    { $count ->
        [one] следующая { $count } неделя
        [few] следующие { $count } недели
        [many] следующих { $count } недель
       *[other] следующих { $count } недели
    }
records-stretch-next-months =
    { $count ->
        [one] следующий { $count } месяц
        [few] следующие { $count } месяца
        [many] следующих { $count } месяцев
       *[other] следующих { $count } месяца
    }
records-stretch-next-quarters =
    { $count ->
        [one] следующий { $count } квартал
        [few] следующие { $count } квартала
        [many] следующих { $count } кварталов
       *[other] следующих { $count } квартала
    }
records-stretch-next-years =
    { $count ->
        [one] следующий { $count } год
        [few] следующие { $count } года
        [many] следующих { $count } лет
       *[other] следующих { $count } года
    }

# A record
records-details = Сведения
records-history = История
records-history-system = Treeline
records-history-field = Поле
records-history-before = Было
records-history-after = Стало
records-history-empty = Изменений ещё не было.
records-history-every = Все поля
records-history-untouched = С этим полем пока ничего не происходило.
records-history-more = Показать более ранние
records-parts-empty = Пока нет.
records-masked = Скрыто от вас
records-undo = Отменить
records-yes = Да
records-no = Нет
records-trash = Удалить
records-trashed = { $name } в корзине

# What was done, in the history
records-action-create = создание
records-action-update = изменение
records-action-trash = перенос в корзину
records-action-restore = восстановление
records-action-purge = удаление навсегда
records-action-import = импорт
records-action-attach = добавлен файл
records-action-detach = убран файл
records-action-note = написана заметка
records-action-note_edit = изменена заметка
records-action-note_pin = закреплена заметка
records-action-note_unpin = откреплена заметка
records-action-note_trash = удалена заметка
records-action-note_restore = возвращена заметка
records-action-confirm = подтверждение
records-action-cancel = отмена
records-action-enrol = зачисление
records-action-place = размещение в дереве
records-action-status = смена статуса
records-action-ask = запрос
records-action-approve = одобрение
records-action-reject = отклонение
records-action-release = ввод в действие
records-action-erase = удаление человека

# Forms
records-edit = Изменить
records-edit-title = Изменение: { $name }
records-new-title = Создание: { $object }
records-save = Сохранить
records-saved = Сохранено
records-created = Создано
records-line-add = Добавить строку
records-line-remove = Убрать строку { $number }
records-line-remove-column = Убрать
records-leave-title = Уйти без сохранения?
records-leave-text = Введённое здесь ещё не сохранено.
records-leave-stay = Остаться
records-leave-go = Уйти

# Somebody else was faster
records-conflict-title = Кто-то другой уже изменил эту запись
records-conflict-fields = Ваши изменения сохранились поверх новейшей версии. Эти поля изменили вы оба; при сохранении останутся ваши:
records-conflict-none = Ваши изменения сохранились поверх новейшей версии. Ни одно поле не изменено вами обоими; сохраните ещё раз.
records-conflict-theirs = сейчас

# Groups and cards
records-group = Группировать по
records-group-none = Без групп
records-group-unknown = Этот список нельзя сгруппировать так, как просит его адрес.
records-group-then = Группировать по, уровень { $level }
records-group-no-further = затем по…
records-group-dated = { $field }: { $unit }
records-unit-day = день
records-unit-month = месяц
records-unit-quarter = квартал
records-unit-year = год
records-group-hidden = Вне вашей видимости
records-group-overlap = Запись с несколькими значениями входит в каждую из своих групп; в итоге она учтена один раз.
records-group-empty = Пусто
records-group-count = Количество
records-group-total = Всего
records-chart = { $measure } по полю «{ $field }»
records-chart-measure = Что показывают столбцы
records-chart-first = На графике начальные группы, не больше { $count }.
records-shape = Показать как
records-shape-table = Таблица
records-shape-kanban = Канбан
records-cards = { $column }: { $count }
records-cards-none = Нет карточек
records-move = Переместить { $name } в…
records-move-to = Переместить в…
records-move-not = Здесь карточки не перемещаются: поле «{ $field }» меняют отдельные команды, или вам нельзя его менять.
records-moved = { $name } → «{ $to }»
records-changed = Изменено: { $name }, { $field }
records-stale = Кто-то другой только что изменил { $name }; ничего не перезаписано. Посмотрите новую версию и попробуйте ещё раз.

# The record among others
records-related = Связанные
records-related-by = { $objects }: { $field }
records-related-all = Показать все
records-related-none = На такие записи ничто не ссылается.
records-previous = Предыдущая в списке (K)
records-next = Следующая в списке (J)
records-place = { $at } из { $of }
records-edit-in-card = Изменить поле: { $name }
records-edit-which = Какое поле?
records-kept = Это было введено раньше и не сохранено.
records-kept-discard = Отбросить
records-unkept = Это слишком много для хранения в браузере: при перезагрузке введённое пропадёт. Сохраните поскорее.
records-export-xlsx = Книга (XLSX)
records-export-csv = Текст (CSV)
records-export-keys = Столбцы по кодам полей
records-action-merge = объединил(а) с ней другие
records-action-unmerge = отменил(а) объединение
records-action-apart = отметил(а), что это не одно и то же
records-action-apart_undo = снял(а) отметку «не одно и то же»
records-owner = Ответственный
records-owner-me = я

# Fields of several parts, of files and of formatted text.
address-lines = Улица, дом, квартира
address-postcode = Почтовый индекс
address-city = Город
address-region = Регион
address-country = Страна
records-file-later = Файл можно добавить, когда запись будет сохранена.
records-file-none = Нет файла
records-file-bring = Загрузить
records-file-bring-for = Загрузить файл для поля «{ $field }»
records-file-large = Этот файл слишком велик: не более { $size } МБ.
records-file-no-image = Это не изображение: используйте PNG, JPEG, GIF или WebP.
records-rich-tools = Оформление поля «{ $field }»
records-rich-bold = Полужирный
records-rich-italic = Курсив
records-rich-underline = Подчёркнутый
records-rich-strike = Зачёркнутый
records-rich-heading = Заголовок
records-rich-bulletList = Список
records-rich-orderedList = Нумерованный список
records-rich-blockquote = Цитата
records-rich-link = Ссылка
records-rich-address = Адрес ссылки
records-money-currency = Валюта поля { $field }
records-clock = { $field }: время
records-date-before = Раньше
records-date-after = Позже
records-wrong = { $count ->
    [one] Сначала нужно исправить это поле:
    [few] Сначала нужно исправить эти поля:
    [many] Сначала нужно исправить эти поля:
   *[other] Сначала нужно исправить эти поля:
 }
records-figures = Показатели
records-timeline = Хронология
records-timeline-show = Показать
records-timeline-all = Всё
records-timeline-changes = Изменения
records-timeline-merges = Объединения
