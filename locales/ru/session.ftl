# Вход, пользователи и пароли.

problem-sign-in-wrong = Неверный логин или пароль.
problem-password-short = В пароле должно быть не меньше { $min } знаков.
problem-password-long = В пароле может быть не больше { $max } знаков.
problem-password-like-login = Пароль слишком похож на логин.
problem-password-simple = Пароль слишком легко угадать: он повторяется или идёт по клавиатуре.
problem-language-unknown = Нет языка «{ $value }»: выберите en, fr, pt, es, pl или ru.
problem-zone-unknown = Нет часового пояса «{ $value }».
problem-theme-unknown = Нет темы «{ $value }»: выберите light, dark или system.
problem-login-taken = Логин «{ $login }» уже занят.
problem-login-malformed = В логине от 2 до 120 знаков без пробелов.
problem-user-unknown = Нет пользователя «{ $login }».
problem-role-unknown = Нет роли «{ $role }».
problem-settings-empty = Укажите хотя бы одно значение для изменения.
problem-company-name-malformed = В названии компании от 1 до 120 знаков.
problem-password-wrong = Текущий пароль неверен.
problem-password-common = Пароль составлен из слов, которые используют все. Выберите собственную фразу.

# Сеансы и пароль
session-security = Вход и безопасность
session-where = Где вы вошли
session-present = Это устройство
session-when = Вход { $begun } · последнее использование { $seen }
session-device = { $browser }, { $system }
session-device-unknown = Неизвестное устройство
session-end = Завершить
session-end-title = Завершить этот сеанс?
session-end-text = Кто им пользуется, сразу выйдет из системы.
session-end-others = Завершить все остальные
session-end-others-text = На всех остальных устройствах вход сразу прекратится.
session-ended = Завершено
session-password = Пароль
session-password-change = Сменить пароль
session-password-current = Текущий пароль
session-password-new = Новый пароль
session-password-rule = Не меньше { $min } знаков; лучше всего фраза. На всех остальных устройствах вход прекратится.
session-password-changed = Пароль изменён; на всех остальных устройствах вход прекращён.
session-choose = Выбор пароля
session-choose-invited = Добро пожаловать, { $name }. Выберите пароль, с которым будете входить.
session-choose-reset = { $name }, выберите новый пароль.
session-choose-rule = Не меньше { $min } знаков; лучше всего фраза.
session-chosen = Пароль задан. Войдите с ним.
session-forgot = Забыли пароль?
session-forgot-title = Забытый пароль
session-forgot-text = Введите логин. Если он здесь известен, на сохранённый адрес уйдёт письмо со ссылкой.
session-forgot-send = Отправить ссылку
session-forgot-sent = Если логин известен, письмо отправлено. Ссылка в нём действует один раз и 30 минут.
session-forgot-no-mail = Эта установка не отправляет писем. Попросите ссылку у администратора.
session-back = Назад ко входу
problem-second-factor-needed = Введите также код с телефона.
problem-second-factor-wrong = Код неверен или уже использован. Дождитесь следующего.
problem-second-factor-there = Второй фактор уже есть. Сначала уберите его.
problem-second-factor-none = Второго фактора нет.
problem-proof-needed = Подтвердите ещё раз, кто вы.

# Второй фактор и подтверждение
factor-title = Второй фактор
factor-on = Включён
factor-text = С кодом из приложения на телефоне одного украденного пароля недостаточно.
factor-since = Код запрашивается при каждом входе с { $date }.
factor-set-up = Настроить
factor-scan = Отсканируйте эту картинку приложением для кодов, например на телефоне или в менеджере паролей.
factor-picture = Картинка для сканирования
factor-type = Или введите этот ключ в приложении:
factor-here = На этом устройстве: открыть приложение.
factor-confirm-text = Затем введите код, который показывает приложение:
factor-figure = Цифра { $number } из 6
factor-confirm = Включить
factor-recovery = Резервные коды
factor-recovery-text = Каждый код позволит войти один раз, если телефон потерян. Они видны только сейчас: распечатайте их или сохраните в менеджере паролей.
factor-recovery-copy = Скопировать коды
factor-recovery-kept = Я сохранил их
factor-recovery-new = Новые резервные коды
factor-remove = Выключить
factor-remove-text = Тогда для входа хватит одного пароля. Резервные коды перестанут действовать.
factor-removed = Второй фактор выключен.
factor-code = Код
factor-code-hint = Шесть цифр с телефона или резервный код.
problem-second-factor-duty = Сначала настройте второй фактор: его требует ваша роль.
factor-duty = Ещё одно, прежде чем продолжить
factor-duty-text = Ваша роль требует второй фактор: код из приложения на телефоне помимо пароля. Настройте его сейчас; до этого ничего другого не откроется.
proof-title = Ещё раз: это вы?
proof-code-text = Здесь нужно свежее подтверждение. Введите код с телефона или резервный код.
proof-password-text = Здесь нужно свежее подтверждение. Введите пароль.
proof-go-on = Продолжить
factor-recovery-left =
    { $count ->
        [one] Остался { $count } резервный код.
        [few] Осталось { $count } резервных кода.
        [many] Осталось { $count } резервных кодов.
       *[other] Осталось { $count } резервного кода.
    }
