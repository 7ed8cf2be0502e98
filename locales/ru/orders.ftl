# Заказы и продажи.

problem-order-final = Заказ уже подтверждён или отменён и больше не меняется.
problem-order-reason-missing = Укажите, почему заказ отменяется.
problem-order-return-unknown = Нет продажи «{ $code }», которую можно вернуть.
orders-confirm = Подтвердить
orders-confirm-note = Заказ станет продажей, и изменить его будет нельзя.
orders-cancel = Отменить заказ
orders-cancel-reason = Причина
orders-drafts = Заказы к подтверждению
orders-months = Заказы по месяцам
orders-months-all = Все заказы
orders-months-count = { $count ->
    [one] { $count } заказ
    [few] { $count } заказа
    [many] { $count } заказов
   *[other] { $count } заказа
  }
