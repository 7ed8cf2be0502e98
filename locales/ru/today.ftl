# Today: what waits for the person.

today-approvals = Ждёт вашего решения
today-close = Месяц закончился, а комиссии не рассчитаны
today-run-approve = Расчёт комиссий: одобрить или отклонить
today-run-post = Расчёт комиссий: одобрен, осталось провести
today-settlement-approve = Расчёт с участниками ждёт одобрения
today-settlement-post = Расчёт с участниками ждёт проведения
today-run-disputed = Расчёт комиссий: независимая проверка что-то нашла
today-transfer = Перевод: одобрить или отклонить
