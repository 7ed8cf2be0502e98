# Where members are paid, and on which terms
payees-title = Данные для выплат
payees-none = Ещё никто не указал, куда идут деньги. До этого выплаты задерживаются.
payees-masked = Счета видны вам лишь частично: страна и последние четыре знака.
payees-masked-change = Чтобы их изменить, нужно право видеть их целиком.
payees-masked-part = показан частично
payees-change = Изменить данные для выплат
payees-save = Сохранить данные для выплат
payees-saved = Данные для выплат сохранены.
payees-account-part = Счёт
payees-terms = Налог и выписка
payees-name = Владелец счёта
payees-method = Способ выплаты
payees-method-sepa = перевод SEPA
payees-method-other = другой способ
payees-account = Счёт без IBAN
payees-country = Страна для налога и сборов
payees-language = Язык выписок
payees-as-member = как в записи участника
payees-profile = Налоговый профиль
payees-profile-note = Как в правилах выплат, например «individual».
payees-holds = Задержки
payees-holds-count =
    { $count ->
        [one] Ничего не выплачивается: { $count } задержка
        [few] Ничего не выплачивается: { $count } задержки
        [many] Ничего не выплачивается: { $count } задержек
       *[other] Ничего не выплачивается: { $count } задержки
    }
payees-holds-none = Ничто не задерживает выплаты.
payees-hold = Задержка { $number }
payees-hold-add = Добавить задержку
payees-hold-remove = Снять задержку { $number }
payees-reason = Почему ничего не выплачивается
payees-from = С
payees-until = Первый свободный день
payees-hold-span = С { $from }, свободно с { $until }: { $reason }
payees-hold-open = С { $from } до снятия: { $reason }
payees-minimums = Собственные минимумы
payees-minimums-none = Действует минимум из правил.
payees-minimum = Минимум { $number }
payees-minimum-add = Добавить минимум
payees-minimum-remove = Убрать минимум { $number }
payees-guarantees = Гарантии и авансы
payees-guarantees-none = Ничего не гарантировано.
payees-guarantee = Гарантия { $number }
payees-guarantee-add = Добавить гарантию
payees-guarantee-remove = Убрать гарантию { $number }
payees-amount = Сумма
payees-currency = Валюта
payees-draw = Аванс: доплата потом возвращается
payees-draw-is = аванс
