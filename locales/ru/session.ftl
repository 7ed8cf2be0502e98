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
