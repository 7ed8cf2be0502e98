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
