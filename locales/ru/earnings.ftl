# Мой доход.
earnings-title = Мой доход
# In the bar at the foot of a phone: one short word.
earnings-short = Доход
earnings-of-member = Доход
earnings-history = Прошлые месяцы
earnings-as-of = На
earnings-kind-fact = Факт
earnings-kind-pending = Ждёт одобрения
earnings-kind-estimate = Оценка
earnings-kind-nothing = Пока ничего
earnings-note-fact = Этот месяц закрыт и проведён. Он больше не изменится.
earnings-note-pending = Месяц рассчитан, но второй человек ещё не одобрил и не провёл его.
earnings-note-estimate = Столько принёс бы месяц, если бы закончился сейчас. Продажи и возвраты ещё могут это изменить.
earnings-note-nothing = Показывать нечего.
earnings-nothing = За этот месяц ничего нельзя рассчитать
earnings-nothing-note = Ни один план не действует. Планы вводит в действие финансовый отдел.
earnings-not-member = { $period }: ещё не участник сети.
earnings-rank-reached = Всё достигнуто.
earnings-months = Заработок по месяцам
