# Токены API.

problem-token-name-malformed = Название содержит от 1 до 100 знаков.
problem-token-days = Токен живёт от 1 до { $max } дней.
problem-token-objects-empty = Выберите хотя бы один объект или все.
problem-token-object-unknown = Для токена нет объекта «{ $object }».
problem-token-too-many = У вас токенов: { $max }. Сначала отзовите один.
problem-token-read-only = Этот токен может только читать.
problem-token-refused = Это может сделать только человек, а не токен.
problem-token-factor-duty = Роль требует от владельца этого токена второй фактор, которого нет. Когда он будет настроен, токен снова заработает.

tokens-title = Токены API
tokens-text = Токен позволяет программе работать от вашего имени через API, не более чем с вашими правами и никогда с правами на вход, пользователей, роли, вебхуки, утверждения и проводки.
tokens-whose = Чьи токены
tokens-own = Мои токены
tokens-everybody = Токены всех
tokens-new = Новый токен
tokens-name = Название
tokens-name-hint = Для чего он, например программа, которая им пользуется.
tokens-days = Действует
tokens-read-only = Только чтение
tokens-read-only-hint = С ним ничего нельзя изменить.
tokens-read-write = Чтение и изменение
tokens-objects = Объекты
tokens-objects-hint = Оставьте пустым для всех объектов, которые вы видите.
tokens-objects-all = Все объекты
tokens-make = Создать токен
tokens-shown = Токен «{ $name }»
tokens-shown-text = Он виден только сейчас. Храните его как пароль.
tokens-token = Токен
tokens-example = Программа отправляет его с каждым запросом:
tokens-copy = Скопировать токен
tokens-over = Истёк
tokens-used = Последнее использование { $at }
tokens-never-used = Не использовался
tokens-until = Действует до { $at }
tokens-revoke = Отозвать
tokens-revoke-text = Следующий запрос с ним будет отклонён. Это нельзя отменить.
tokens-revoked = Токен отозван.
tokens-none = Токенов нет.
tokens-more = Ещё
tokens-days-count =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
    }
