# Письма о входе.

mail-hello = Здравствуйте, { $name }!
mail-ignore = Если вы не ждали этого письма, делать ничего не нужно.
mail-invitation-subject = { $company }: ваш доступ
mail-invitation-text = Вам открыт доступ к { $company }. Ваш логин: { $login }. Выберите пароль, с которым будете входить.
mail-invitation-link = Выбрать пароль
mail-invitation-until = Ссылка действует один раз и семь дней.
mail-reset-subject = { $company }: новый пароль
mail-reset-text = Для вашего логина { $login } запрошен новый пароль. Если это были вы, выберите его сейчас.
mail-reset-link = Выбрать новый пароль
mail-reset-until = Ссылка действует один раз и 30 минут.
