# Экраны расчётов.
runs-title = Расчёты комиссий
runs-code = Код
runs-period = Месяц
runs-plan = План
runs-state = Состояние
runs-total = Итого
runs-asked = Запрошен
runs-open = Открыть расчёт
runs-close-month = Закрыть месяц
runs-try-month = Рассчитать на сегодня
runs-start = Рассчитать
runs-start-title = Закрыть: { $period }
runs-start-note = Пока ничего не выплачивается: расчёт проверяется независимо, и до проведения его должен одобрить другой человек.
runs-empty = Ни один месяц ещё не закрыт.
runs-state-open = Открыт
runs-state-calculating = Считается
runs-state-calculated = Рассчитан
runs-state-disputed = Проверка не пройдена
runs-state-approved = Одобрен
runs-state-posted = Проведён
runs-state-rejected = Отклонён
runs-state-failed = Не удался
runs-approve = Одобрить
runs-reject = Отклонить
runs-post = Провести
runs-wait = Месяц ещё не закончился: расчёт показывает текущее состояние. Отклоните его и рассчитайте заново, когда месяц закончится.
runs-approve-note = Вы соглашаетесь с выплатой по этому расчёту.
runs-reject-note = Месяц снова откроется, и его можно будет рассчитать заново. Укажите причину.
runs-post-note = Суммы будут записаны в книгу. Проведённый месяц больше не меняется.
runs-approve-done = Расчёт одобрен.
runs-reject-done = Расчёт отклонён; месяц снова открыт.
runs-post-done = Расчёт проведён.
runs-comment = Комментарий
runs-calculating = Идёт расчёт
runs-calculating-note = Страницу можно покинуть: ход работы виден в списке заданий.
runs-failed = Расчёт не удался
runs-failed-note = Причина указана в задании. Месяц снова открыт.
runs-recheck-good = Независимая проверка не нашла ошибок
runs-bonus = Бонус
runs-bonuses = Бонусы
runs-bonuses-none = В этом месяце ничего не начислено.
runs-taken-back = Удержано
runs-taken-back-note = Возвращены продажи закрытых месяцев. Начисленное за них удерживается здесь; закрытые месяцы остаются без изменений.
runs-taken-back-sale = Возврат { $return } по продаже { $sale }
runs-taken-back-shown = Показано { $shown } из { $count }.
runs-payees = Получатели
runs-members = Участники
runs-line-count = Строки
runs-amount = Сумма
runs-totals = Итоги по бонусам
runs-residue = Остаток округления на счёт «{ $account }»:
runs-difference = По сравнению с { $code }
runs-difference-members = Изменено: { $changed } · новых: { $added } · выбыло: { $removed }
runs-proof = Одобрение и подтверждение
runs-verdict-asked = Запрошен
runs-verdict-approve = Одобрен
runs-verdict-reject = Отклонён
runs-cut = Продажи до
runs-input-digest = Данные
runs-result-hash = Результат
runs-stored = Хранится в { $bytes } байтах
runs-payees-title = Кому начислено
runs-payees-count = Начислено: { $count }
runs-find-member = Найти участника
runs-nobody-found = Никто с именем «{ $q }» не найден.
runs-nobody-paid = Этот расчёт никому ничего не начисляет.
runs-member = Участник
runs-rank = Ранг
runs-rank-paid-as = { $rank }, оплата как { $paid_as }
runs-previous = Раньше
runs-active = активен
runs-inactive = неактивен
runs-back-to-run = Назад к расчёту
runs-open-member = Открыть участника
runs-why = Почему такая сумма
runs-more-lines = Показать ещё строки
runs-line-source = Источник
runs-line-own = Собственный объём
runs-level = уровень { $level }
runs-volume = Объём
runs-rate = Ставка
runs-reasons = Чего не хватило
runs-next-rank = Следующий ранг: { $rank }
runs-figures = Объёмы и условия
runs-check-least = { $figure }: не меньше { $least }
runs-figure-PV = Личный объём (PV)
runs-figure-BV = Бизнес-объём (BV)
runs-figure-GV = Групповой объём (GV)
runs-figure-legs-active = Активные ветви
runs-figure-legs = Ветви, первый участник которых имеет { $condition }
runs-figure-legs-with = Ветви, где у кого-нибудь { $condition }
runs-check-met = выполнено
runs-check-missed = не выполнено
runs-check-have = есть { $have }
runs-check-short = есть { $have }, не хватает { $missing }
runs-explain-path = Путь вверх
runs-explain-parts = Из чего складывается
runs-explain-part = Часть
runs-explain-more-parts = Показаны только самые крупные части.
runs-explain-sale = Продажа
runs-explain-returned = возврат
runs-explain-checks = Условия
runs-explain-checks-rank = Ранг { $rank }, оплата как { $paid_as }
runs-explain-rounding = Округление
runs-explain-plan = План { $plan }, версия { $version }
runs-step-source = источник
runs-step-counted = учтён
runs-step-forfeited = утрачено
runs-step-skipped = пропущен
runs-step-paid = оплачен
runs-lines = { $count ->
    [one] { $count } строка
    [few] { $count } строки
    [many] { $count } строк
   *[other] { $count } строки
  }
runs-anomalies = { $count ->
    [one] { $count } вопрос требует внимания
    [few] { $count } вопроса требуют внимания
    [many] { $count } вопросов требуют внимания
   *[other] { $count } вопроса требуют внимания
  }
runs-recheck-bad = { $count ->
    [one] Независимая проверка нашла { $count } проблему
    [few] Независимая проверка нашла { $count } проблемы
    [many] Независимая проверка нашла { $count } проблем
   *[other] Независимая проверка нашла { $count } проблемы
  }
runs-recheck-good-note = { $members ->
    [one] { $members } участник и строки ({ $lines }) пересчитаны другим способом.
    [few] { $members } участника и строки ({ $lines }) пересчитаны другим способом.
    [many] { $members } участников и строки ({ $lines }) пересчитаны другим способом.
   *[other] { $members } участника и строки ({ $lines }) пересчитаны другим способом.
  }
runs-tab-overview = Обзор
runs-tab-anomalies = Аномалии
runs-tab-comparison = Сравнение
runs-tab-payees = Получатели
runs-tab-history = История
runs-stages = Этапы
runs-stage-calculated = Рассчитан
runs-stage-checked = Проверен
runs-stage-approved = Утверждён
runs-stage-posted = Проведён
runs-stage-rejected = Отклонён
runs-stage-waits = ещё нет
runs-looks-open = { $count ->
    [one] { $count } аномалия, которую ещё никто не посмотрел
    [few] { $count } аномалии, которые ещё никто не посмотрел
    [many] { $count } аномалий, которые ещё никто не посмотрел
   *[other] { $count } аномалии, которые ещё никто не посмотрел
  }
runs-looks-only = Только непросмотренные
runs-looks-done = Всё просмотрено.
runs-anomalies-none = В этом расчёте нет ничего странного.
runs-look = Просмотрено
runs-look-title = Я это посмотрел(а)
runs-look-note = Что это
runs-look-done = Записано.
runs-looked-by = Просмотрено: { $name }
runs-against = в сравнении с
runs-bounds = Скачок — это более чем в { $times } раза выше медианы и больше { $least }; верхушка — { $top } наибольших сумм; первая выплата больше { $large } считается крупной; потолок близок начиная с { $percent } %.
runs-bounds-runs = Сравнивалось с: { $runs }.
runs-bounds-alone = Более раннего проведённого расчёта для сравнения не было.
runs-more = Показать ещё
runs-compare-with = Сравнить с
runs-compare-file = Скачать как CSV
runs-compare-members = По сравнению с { $run }
runs-compare-ways = Как изменилась сумма
runs-compare-nobody = Ничья сумма не изменилась.
runs-comparison-none = Более раннего проведённого расчёта для сравнения нет.
runs-now = Сейчас
runs-change = Разница
runs-spread = Распределение сумм
runs-spread-tenth = Часть { $at } из { $of }, получателей: { $payees }
runs-spread-note = Получатели десятью частями, сначала наибольшие суммы.
runs-way-all = Все
runs-way-new = Новые
runs-way-gone = Выбыли
runs-way-up = Больше
runs-way-down = Меньше
runs-way-same = Без изменений
