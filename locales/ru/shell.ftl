# Рамка веб-приложения: вход, навигация, поиск, задания, настройки.
shell-sign-in = Войти
shell-sign-in-login = Логин
shell-sign-in-login-missing = Введите логин.
shell-sign-in-password = Пароль
shell-sign-in-password-missing = Введите пароль.
shell-sign-in-show-password = Показать или скрыть пароль
shell-sign-out = Выйти
shell-demo-title = Демонстрационная компания
shell-demo-text = Выберите, кем войти:
shell-account-menu = Учётная запись: { $name }
shell-navigation = Основная навигация
shell-skip = Перейти к содержанию
shell-more = Ещё
shell-create = Добавить
shell-close = Закрыть
shell-cancel = Отмена
shell-none = нет
shell-loading = Загрузка
shell-loading-more = Загружается ещё…
shell-more-failed = Не удалось загрузить следующие строки.
shell-words-missing = Не удалось загрузить ваш язык; до перезагрузки страницы тексты будут на английском.
shell-nothing-found = Ничего не найдено
shell-try-again = Повторить
shell-rank-inactive = { $rank }, неактивен

# Groups of the navigation
shell-group-people = Люди
shell-group-network = Сеть
shell-group-sales = Продажи
shell-group-earnings = Заработок
shell-group-settings = Настройки

# Today
shell-today = Сегодня
# On a key figure of Today whose request failed; a button to try again stands below.
shell-figure-failed = Не удалось прочитать.
shell-today-greeting = Здравствуйте, { $name }
shell-back-to-today = На экран «Сегодня»

# Search
shell-search = Поиск
shell-search-placeholder = Экран, действие, имя, код…
shell-search-screens = Экраны
shell-search-records = Записи
shell-search-here = На этом экране
shell-search-actions = Действия
shell-search-views = Представления
shell-search-choice = { $name }: { $value }

# Jobs
shell-jobs = Задания
shell-jobs-empty = Длительных заданий ещё не было. Здесь появятся загрузки и расчёты комиссий.
shell-jobs-open =
    { $count ->
        [0] Задания
        [one] Задания, выполняется { $count }
        [few] Задания, выполняются { $count }
        [many] Задания, выполняются { $count }
       *[other] Задания, выполняются { $count }
    }
shell-job-queued = Ожидает
shell-job-running = Выполняется
shell-job-done = Готово
shell-job-failed = Ошибка
shell-job-cancelled = Отменено
shell-job-cancel = Отменить
shell-job-progress = Ход выполнения: { $title }
shell-job-result = Открыть результат

# Settings
shell-settings = Мои настройки
shell-settings-saved = Сохранено
shell-language = Язык
shell-theme = Оформление
shell-theme-system = Как в системе
shell-theme-light = Светлое
shell-theme-dark = Тёмное
shell-zone = Часовой пояс
shell-zone-now = Там сейчас { $time }

# Keys
shell-keys-title = Клавиатура
shell-key-search = Поиск экранов и записей
shell-key-filter = Поиск в списке
shell-key-new = Новая запись в списке
shell-key-move = Следующая или предыдущая строка или запись
shell-key-cell = В строке: к ячейке, которую можно изменить
shell-key-open = Открыть строку, изменить ячейку
shell-key-edit = Изменить запись
shell-key-close = Закрыть или выйти из поля
shell-key-walk = В сети: вверх, вниз, в сторону
shell-key-zoom = В сети: ближе, дальше, всё
shell-key-help = Показать эту справку

# What goes wrong before the server can say a word
shell-not-found-title = Не найдено
shell-not-found-text = По этому адресу ничего нет, или он вам не открыт.
shell-forbidden-title = Нет доступа
shell-forbidden-text = У вас нет права на это действие. Если оно нужно, обратитесь к администратору.
shell-crash-title = Этот экран нельзя показать
shell-crash-text = В браузере произошёл сбой. Сохранённое не потеряно. Повторите попытку.
shell-crash-stale = Приложение обновлено. Загрузите страницу заново.
shell-problem-offline = Сервер не ответил. Проверьте соединение и повторите; ничего не выполнится дважды.
shell-problem-unreadable = Ответ сервера не удалось прочитать ({ $status }). Повторите чуть позже.
shell-problem-unexpected = Произошло что-то непредвиденное. Повторите попытку.
shell-problem-request = Номер запроса: { $id }
shell-edit-hint = Щёлкните или нажмите Enter, чтобы изменить
