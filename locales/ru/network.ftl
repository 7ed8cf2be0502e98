# Сеть: деревья, участники, переводы

problem-network-member-unknown = Этого участника нет в дереве.
problem-network-parent-unknown = Нет такого участника, под которым можно встать.
problem-network-parent-not-yet = Вышестоящий участник вступил позже этой даты.
problem-network-self = Участник не может стоять под самим собой.
problem-network-cycle = Новое место находится в собственной структуре участника — сейчас или в один из дней с той даты.
problem-network-already-placed = У участника уже есть место в этом дереве; изменить его можно переводом.
problem-network-too-many = В дереве больше участников, чем можно сосчитать.
problem-network-tree-unknown = Нет дерева «{ $token }»: sponsor или placement.
problem-placement-slot-taken = Эта позиция уже занята.
problem-placement-date-future = Место не может начинаться позже сегодняшнего дня.
problem-slot-without-placement = Позиция принадлежит участнику в дереве размещения: укажите его.
problem-sponsor-missing = Укажите спонсора.
problem-sponsor-inactive = Спонсор неактивен и не может никого зарегистрировать.
problem-member-joined-future = Дата вступления не может быть позже сегодняшнего дня.
problem-status-unknown = Нет статуса «{ $token }»: active или inactive.
problem-status-unchanged = У участника уже этот статус.
problem-status-reason-missing = Укажите, почему меняется статус.
problem-status-date-future = Статус не может измениться позже сегодняшнего дня.
problem-reason-too-long = Причина длиннее { $max } знаков.
problem-transfer-reason-missing = Укажите, почему участника нужно перевести.
problem-transfer-no-change = Участник уже стоит на этом месте.
problem-transfer-children-left = Участник оставляет несколько нижестоящих, которые не могут делить его единственную позицию: переведите его вместе с веткой.
problem-transfer-date-before-last = Дата раньше последнего перевода участника.
problem-transfer-under-way = Перевод этого участника в этом дереве уже начат.
problem-transfer-state-unknown = Нет состояния перевода «{ $token }».
problem-decision-unknown = «{ $token }» не является решением: approve или reject.
problem-verify-tree-two-edges = У участника два открытых места в одном дереве.
problem-verify-tree-parent = Участник стоит под тем, кого нет в дереве.
problem-verify-tree-cycle = Участники стоят друг под другом по кругу.
problem-verify-tree-slot = Два участника занимают одну позицию.
problem-verify-tree-label = Индекс структуры не соответствует дереву.
network-title = Сеть
network-tree-sponsor = Дерево спонсоров
network-tree-placement = Дерево размещения
network-view-radial = Обзор
network-view-horizontal = Подробно
network-view-list = Список
network-jump = Перейти к участнику
network-jump-none = В вашей сети никто не найден.
network-path = Путь
network-fit = Показать всё
network-zoom-in = Увеличить
network-zoom-out = Уменьшить
network-up = К вышестоящему
network-open = Открыть карточку
network-empty = В этом дереве пока никого нет.
network-more = Показать ещё
network-below = Участники ниже
network-depth = Глубина ниже
network-no-rank = Без ранга
network-active = Активен
network-inactive = Неактивен
network-volume-pv = Личный объём (PV)
network-volume-bv = Бизнес-объём (BV)
network-volume-group_pv = Групповой объём (GV)
network-volume-group_bv = Бизнес-объём группы
network-as-of = на { $time }
network-aria = Дерево сети; стрелки перемещают, Enter открывает
members-enrol = Зарегистрировать участника
members-enrolled = { $name } зарегистрирован(а) с кодом { $code }.
members-slot = Позиция
members-activate = Активировать
members-inactivate = Деактивировать
members-from = С даты
members-reason = Причина
transfers-title = Переводы
transfers-new = Запросить перевод
transfers-new-parent = Новое место под
transfers-with-branch = Со всей веткой
transfers-alone = Один; нижестоящие поднимаются на прежнее место
transfers-preview = Что изменится
transfers-path-before = До
transfers-path-after = После
transfers-losing = Теряют переведённых участников
transfers-gaining = Получают переведённых участников
transfers-later = Выполняется { $date } после повторной проверки.
transfers-approve = Одобрить
transfers-reject = Отклонить
transfers-withdraw = Отозвать заявку
transfers-withdraw-what = Никто не будет перемещён. Заявка останется в списке как отозванная.
transfers-comment = Комментарий
transfers-state-asked = Ждёт второго человека
transfers-state-approved = Одобрен
transfers-state-executed = Выполнен
transfers-state-rejected = Отклонён
transfers-state-withdrawn = Отозван
transfers-state-failed = Не выполнен
transfers-none = Переводов нет. Попросите о переводе в записи участника, которого нужно перевести.
transfers-none-members = Открыть участников
network-downline = { $count ->
    [one] { $count } участник ниже
    [few] { $count } участника ниже
    [many] { $count } участников ниже
   *[other] { $count } участника ниже
}
transfers-members = { $count ->
    [one] { $count } участник будет переведён
    [few] { $count } участника будут переведены
    [many] { $count } участников будут переведены
   *[other] { $count } участника будут переведены
}
transfers-lifted = { $count ->
    [one] { $count } участник поднимется на прежнее место
    [few] { $count } участника поднимутся на прежнее место
    [many] { $count } участников поднимутся на прежнее место
   *[other] { $count } участника поднимутся на прежнее место
}
