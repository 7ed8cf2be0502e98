# What people in a role may do.
roles-rights = Права
roles-everything = Всё остальное
roles-hint = Как далеко простирается каждое действие. Первая строка действует для каждого объекта без своей строки (пунктир); первое изменение даёт объекту свою. ↓ значит «и всё, что ниже».
roles-limited = { $count ->
    [one] { $count } поле ограничено
    [few] { $count } поля ограничено
    [many] { $count } полей ограничено
   *[other] { $count } поля ограничено
 }
roles-as-everything = { $object }: снова как всё остальное
roles-action-read = Видеть
roles-action-create = Создавать
roles-action-update = Изменять
roles-action-trash = Корзина
roles-action-purge = Удалять навсегда
roles-action-import = Импорт
roles-action-export = Экспорт
roles-action-approve = Утверждать
roles-action-post = Проводить
roles-scope-none = ничего
roles-scope-own = свои
roles-scope-team = своя команда
roles-scope-downline = своя структура
roles-scope-unit = своё подразделение
roles-scope-branch = своё подразделение и ниже
roles-scope-zone = свои территории и ниже
roles-scope-all = все
# The same in one word, for cells; `roles-hint` explains ↓.
roles-cell-none = ничего
roles-cell-own = свои
roles-cell-team = команда
roles-cell-downline = структура
roles-cell-unit = подразд.
roles-cell-branch = подразд. ↓
roles-cell-zone = террит. ↓
roles-cell-all = все
roles-field-write = чтение и запись
roles-field-read = только чтение
roles-field-masked = скрыто знаками
roles-field-none = скрыто
roles-object-audit = Журнал аудита
roles-object-definition = Определения объектов и полей
roles-object-deputy = Замещение
roles-object-earnings = Доход
roles-object-ledger = Главная книга
roles-object-payee = Счета получателей
roles-object-settlement = Расчёты и выплаты
roles-object-network = Сеть
roles-object-transfer = Переводы
roles-object-user = Пользователи
roles-object-view = Виды для всех
roles-object-webhook = Вебхуки
roles-object-privacy = Личные данные
problem-role-rights-malformed = { $name ->
    [none] Эти права не удаётся прочитать.
   *[other] Эти права не удаётся прочитать у «{ $name }».
 }
problem-role-rights-exceed = Нельзя дать больше прав, чем есть у вас.
problem-role-duty-exceeds = У людей с этой ролью больше прав, чем у вас. Снять эту обязанность может лишь тот, кто вправе выдать все их роли.
roles-object-company = Настройки компании
