# Встречи: календарь и блок на экране «Сегодня».

appointments-calendar = Календарь
appointments-agenda = Мои встречи
appointments-new = Новая встреча
appointments-mine = Мои
appointments-everybody = Все
appointments-whose = Чьи встречи
appointments-view = Вид
appointments-view-week = Неделя
appointments-view-month = Месяц
appointments-view-list = Список
appointments-today = Сегодня
appointments-tomorrow = Завтра
appointments-before = Раньше
appointments-after = Позже
appointments-all-day = Весь день
appointments-from = с { $time }
appointments-until = до { $time }
appointments-day-empty = Ничего.
appointments-cancelled = отменена
appointments-none = Сегодня и завтра ничего нет.
appointments-more = Встреч больше, чем показано. Выберите меньше дней.
appointments-subject = Тема
appointments-start = С
appointments-end = До
appointments-place = Место
appointments-rest =
    { $count ->
        [one] ещё { $count }
        [few] ещё { $count }
        [many] ещё { $count }
       *[other] ещё { $count }
    }
problem-appointment-when = Укажите начало и конец: либо время, либо первый и последний день.
problem-appointment-end = Конец раньше начала.
problem-appointment-not-among = Вы не участвуете в этой встрече.
