# What the bell tells.

notifications-title = Уведомления
notifications-open =
    { $count ->
        [one] Уведомления: { $count } непрочитанное
        [few] Уведомления: { $count } непрочитанных
        [many] Уведомления: { $count } непрочитанных
       *[other] Уведомления: { $count } непрочитанных
    }
notifications-none = Уведомлений нет.
notifications-older = Показать более ранние
notifications-all-read = Всё прочитано
notifications-mark-read = Отметить прочитанным: { $text }
notifications-unread-again = Отметить непрочитанным: { $text }
notifications-kinds = О чём сообщать
notifications-kind-assigned = Записи, назначенные мне
notifications-kind-mentioned = Тексты, где упомянут я (@логин)
notifications-kind-approval = Что ждёт моего решения
notifications-kind-question = Вопросы о доходах
notifications-kind-task = Задачи, срок которых настал
notifications-kind-job = Мои завершённые фоновые работы
notifications-kind-webhook = Мои отключённые вебхуки
notifications-assigned = Назначено вам: { $record }
notifications-assigned-many =
    { $count ->
        [one] Вам назначена { $count } запись: { $objects }
        [few] Вам назначены { $count } записи: { $objects }
        [many] Вам назначено { $count } записей: { $objects }
       *[other] Вам назначено { $count } записи: { $objects }
    }
notifications-mentioned = { $name } упоминает вас: { $record }
notifications-mentioned-full = 
    { $count ->
        [one] { $name }: сегодня уже { $count } упоминание от вас; о следующих только завтра
        [few] { $name }: сегодня уже { $count } упоминания от вас; о следующих только завтра
        [many] { $name }: сегодня уже { $count } упоминаний от вас; о следующих только завтра
       *[other] { $name }: сегодня уже { $count } упоминания от вас; о следующих только завтра
    }
notifications-mentioned-cut = 
    { $count ->
        [one] Ваш текст называет больше людей, чем оповещается сразу; оповещён только { $count } первый: { $record }
        [few] Ваш текст называет больше людей, чем оповещается сразу; оповещены только { $count } первых: { $record }
        [many] Ваш текст называет больше людей, чем оповещается сразу; оповещены только { $count } первых: { $record }
       *[other] Ваш текст называет больше людей, чем оповещается сразу; оповещены только { $count } первых: { $record }
    }
notifications-approval-transfer = Перевод ждёт вашего решения
notifications-approval-run = Расчёт комиссий ждёт вашего решения
notifications-question = { $name } спрашивает о строке дохода: { $record }
notifications-approval-settlement = Расчёт с получателями ждёт вашего решения
notifications-by-none = Никак
notifications-by-bell = Колокольчик
notifications-by-mail = Колокольчик и почта
notifications-task = Срок сегодня: { $record }
notifications-job-done = { $title }: готово
notifications-job-failed = { $title }: не удалось
notifications-webhook = Вебхук { $name } отключён
problem-notification-kind-unknown = Нет вида новостей { $token }.
