# Слова, общие для всего продукта.

problem-not-signed-in = Вы не вошли в систему или ваш сеанс завершён. Войдите, чтобы продолжить.
problem-forbidden = У вас нет права на это действие. Если оно нужно, обратитесь к администратору.
problem-not-found = Здесь ничего нет, или у вас нет доступа.
problem-version-stale = Кто-то другой уже изменил эти данные. Обновите их и внесите изменение заново.
problem-version-missing = В запросе не указано, какую версию он меняет.
problem-json-malformed = Запрос не является читаемым JSON (строка { $line }, столбец { $column }).
problem-request-malformed = Запрос не удаётся прочитать.
problem-query-malformed = В адресе есть нечитаемый параметр: { $name }.
problem-query-unknown = У этого адреса нет параметра «{ $name }».
problem-field-unknown = Здесь нет поля «{ $field }».
problem-field-missing = Не хватает поля «{ $field }».
problem-field-type = Значение этого поля неверного вида.
problem-id-malformed = «{ $value }» не является идентификатором.
problem-idempotency-key-malformed = Idempotency-Key должен содержать от 1 до 128 простых знаков.
problem-idempotency-key-reused = Этот Idempotency-Key уже использован для другого запроса.
problem-body-too-large = Запрос слишком велик: принимается не более { $max } байт.
problem-body-slow = Запрос поступал слишком медленно и был прерван.
problem-type-unsupported = Такой вид содержимого здесь не принимается.
problem-method-not-allowed = Этот адрес не принимает такие запросы.
problem-csrf-refused = Запрос пришёл не из этого приложения и был отклонён.
problem-host-refused = Этот адрес неизвестен приложению.
problem-throttled = { $seconds ->
    [one] Слишком много попыток. Повторите через { $seconds } секунду.
    [few] Слишком много попыток. Повторите через { $seconds } секунды.
    [many] Слишком много попыток. Повторите через { $seconds } секунд.
   *[other] Слишком много попыток. Повторите через { $seconds } секунды.
 }
problem-not-ready = Служба занята или запускается. Повторите чуть позже.
problem-internal = Произошла ошибка на нашей стороне. Сообщая о ней, укажите номер этого запроса.
problem-storage-full = Хранилище заполнено: сохранить ничего нельзя, пока оператор не освободит место. Чтение работает.
problem-refused = Запрос отклонён.
common-records-count = { $count ->
    [one] { $count } запись
    [few] { $count } записи
    [many] { $count } записей
   *[other] { $count } записи
 }

# How days, months, moments and decimals are written where no screen writes them: letters after % are parts of a date.
said-day = %d.%m.%Y
said-month = %m.%Y
said-moment = %d.%m.%Y, %H:%M (%Z)
said-point = ,
said-language-en = английский
said-language-fr = французский
said-language-pt = португальский
said-language-es = испанский
said-language-pl = польский
said-language-ru = русский
