# Ретроспективные проверки: план, испытанный на прошлых месяцах.
problem-backtest-span = Первый месяц { $from } позже последнего { $to }.
problem-backtest-month = «{ $period }» не календарный месяц. Выберите месяцы вида 2026-01.
problem-backtest-too-long = Ретроспективная проверка охватывает не больше месяцев, чем { $max }. Выберите меньше.
problem-backtest-month-open = { $period } ещё не проведён. Для ретроспективной проверки берутся закрытые и проведённые месяцы.
problem-backtest-month-empty = За { $period } ничего не продано. Начните с более позднего месяца.
problem-backtest-currency = План платит в { $currency }, а за { $period } выплачено в { $paid }. Суммы в двух валютах не сравниваются.
problem-backtest-running = Ретроспективная проверка плана «{ $plan }» уже идёт. Дождитесь её конца или отмените её.
problem-backtest-at-work = Ретроспективная проверка идёт. Сначала отмените её.
problem-backtest-too-many = План хранит не больше ретроспективных проверок, чем { $max }. Удалите ненужные.
problem-backtest-order = Такого порядка нет. Выберите gain, loss или member.
backtests-title = Ретроспективная проверка
backtests-note = Считает этот план за закрытые месяцы, каждый с теми ветвями и рангами, которые оставил бы сам план, и говорит, сколько он стоил бы, кто выиграл бы и кто потерял бы. Ничего не выплачивается и не проводится.
backtests-from = Первый месяц
backtests-to = Последний месяц
backtests-against = Сравнить с
backtests-against-paid = тем, что действительно выплачено
backtests-start = Испытать на этих месяцах
backtests-no-months = Ни один месяц ещё не проведён. Для ретроспективной проверки нужен хотя бы один.
backtests-empty = Этот план ещё не испытывали на прошлых месяцах.
backtests-earlier = Ретроспективные проверки этого плана
backtests-more = Показать более ранние
backtests-back = Все ретроспективные проверки
backtests-span = { $from } – { $to }
backtests-versus = в сравнении с «{ $plan }»
backtests-progress = Месяц { $done } из { $total }
backtests-waiting = Ждёт своей очереди
backtests-cancel = Отменить
backtests-cancelled = Ретроспективная проверка отменена. От неё ничего не осталось.
backtests-delete = Удалить
backtests-delete-note = Ретроспективная проверка и всё найденное исчезнут навсегда. Расчёты и выплаты не затрагиваются.
backtests-deleted = Ретроспективная проверка удалена.
backtests-failed = Не удалось выполнить ретроспективную проверку
backtests-state-queued = Ждёт
backtests-state-running = Идёт
backtests-state-done = Готова
backtests-state-failed = Не удалась
backtests-before = Раньше
backtests-after = С этим планом
backtests-difference = Разница
backtests-winners = Выигрывают
backtests-losers = Теряют
backtests-members-of = { $count ->
    [one] { $count } участник
    [few] { $count } участника
    [many] { $count } участников
   *[other] { $count } участника
  }
backtests-masked = Суммы от вас скрыты.
backtests-lapsed = { $count ->
    [one] { $count } перенесённый объём ветви никому не достаётся: его бонус не бинар этого плана.
    [few] { $count } перенесённых объёма ветвей никому не достаются: их бонус не бинар этого плана.
    [many] { $count } перенесённых объёмов ветвей никому не достаются: их бонус не бинар этого плана.
   *[other] { $count } перенесённого объёма ветвей никому не достаётся: их бонус не бинар этого плана.
  }
backtests-months = Стоимость по месяцам
backtests-month = Месяц
backtests-sold = Продано
backtests-paid-members = Получили выплату
backtests-distribution = Кто сколько выигрывает и теряет
backtests-bucket-none = без изменений
backtests-bucket-loss = от { $from } до { $to } меньше
backtests-bucket-loss-open = на { $from } и более меньше
backtests-bucket-gain = от { $from } до { $to } больше
backtests-bucket-gain-open = на { $from } и более больше
backtests-bucket-small-loss = менее чем на { $to } меньше
backtests-bucket-small-gain = менее чем на { $to } больше
backtests-count = Участники
backtests-tenths = Сколько получает каждая десятая часть оплаченных
backtests-tenth-best = Самая оплачиваемая десятая часть
backtests-tenth = Десятая часть { $number }
backtests-bonuses = По бонусам
backtests-bonus = Бонус
backtests-bonus-absent = нет
backtests-ranks = Ранги после последнего месяца
backtests-rank = Ранг
backtests-members = Участники
backtests-member = Участник
backtests-order = Порядок
backtests-order-gain = сначала наибольший выигрыш
backtests-order-loss = сначала наибольшая потеря
backtests-order-member = по времени приёма
backtests-find = Найти участника
backtests-nobody = Никто с таким именем ничего не получил ни на одной стороне.
backtests-nobody-paid = Никто ничего не получил ни на одной стороне.
backtests-export = Экспорт в CSV
backtests-chart = { $label }: { $before } раньше, { $after } с этим планом
backtests-column-code = Код
backtests-column-name = Имя
backtests-column-before = Раньше
backtests-column-after = С этим планом
backtests-column-difference = Разница
backtests-column-currency = Валюта
backtests-column-rank_before = Ранг раньше
backtests-column-rank_after = Ранг с этим планом
