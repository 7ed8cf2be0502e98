# Планы вознаграждений, расчёты комиссий и слова, объясняющие строку или ноль.

## Текст плана
problem-plan-quote-open = Кавычка не закрыта.
problem-plan-character = Этот знак ничего не значит в плане.
problem-plan-number = Это не число, не ставка и не дата, пригодные для плана.
problem-plan-too-long = Слишком длинно: не более { $max }.
problem-plan-tab = Делайте отступ пробелами, а не табуляцией.
problem-plan-indent = Отступ этой строки отличается от соседних.
problem-plan-too-deep = Слишком глубокая вложенность.
problem-plan-expected = Здесь ожидается: { $expected }.
problem-plan-name = Имя здесь не может содержать точку.
problem-plan-unexpected = Ничего подобного здесь не ожидается.
problem-plan-twice = «{ $name }» указано дважды.
problem-plan-missing = Не хватает строки «{ $missing }».
problem-plan-unknown-name = Это имя неизвестно. Объём нужно определить до использования.
problem-plan-unknown-rank = В плане нет ранга «{ $name }».
problem-plan-unknown-volume = В плане выше этой строки нет такого объёма.
problem-plan-unknown-bonus = В плане выше этой строки нет такого бонуса.
problem-plan-bonus-order = Поставьте «{ $name }» выше бонуса, который его называет: то, что стоит ниже, считается позже, поэтому бонусы не могут называть друг друга по кругу.
problem-plan-not-here = Здесь это использовать нельзя: в момент расчёта оно ещё неизвестно.
problem-plan-type =
    Здесь нужно: { $expected ->
        [number] число
        [text] текст
        [date] дата
        [condition] условие
        [rank] ранг
       *[other] столбец
    }; указано: { $found ->
        [number] число
        [text] текст
        [date] дата
        [condition] условие
        [rank] ранг
       *[other] столбец
    }.
problem-plan-divide = Делить можно только на число, отличное от нуля.
problem-plan-reserved = У этого слова есть своё значение. Выберите другое имя.
problem-plan-too-many = Их слишком много: не более { $max }.
problem-plan-rank-trees = Условия рангов могут считать ноги только в одном дереве.
problem-plan-lines = Бонус этого вида не создаёт таких строк.
problem-plan-not-from-sales = Для строк по продажам нужен объём, который есть сумма продаж: sales(…).
problem-plan-not-group = Для дифференциального бонуса нужен групповой объём: group(…).
problem-plan-bracket-order = Ступени должны возрастать: каждая выше предыдущей.
problem-plan-above-zero = Здесь нужно число больше нуля.
problem-plan-limit-named = «{ $name }» — сам предел. Назовите бонусы: пределы, которые целиком к ним относятся, считаются вместе с ними.
problem-plan-limit-nothing = Выше этого предела нет ни одного бонуса.
problem-plan-limit-overlap = Предел { $other } выше охватывает лишь часть этих бонусов и ещё другие: назовите все или ни одного.
problem-plan-limit-line = Предел на строку относится ровно к одному бонусу: of БОНУС.
problem-plan-limit-part = Предел на строку — это сумма, а не часть объёма.
problem-plan-limit-plain = У предела нет ни «eligible», ни «times»: его сумма может содержать if(…).
problem-plan-binary-legs = Сопоставить можно от 2 до { $max } ветвей.
problem-plan-binary-cycle = Цикл берёт из сильной ветви не меньше, чем из остальных, а при трёх ветвях и более — из каждой поровну.
problem-plan-binary-returns = Отменяемое ищут по продаже, поэтому объём должен быть простой суммой продаж: sales(…).

## Советы по плану
problem-plan-lint-unused-volume = Объём { $volume } нигде не используется.
problem-plan-lint-rank-free = Ранг { $rank } получают все: у него нет условий.
problem-plan-lint-rank-same = У рангов { $rank } и { $other } одинаковые условия.
problem-plan-lint-rank-impossible = Ранг { $rank } недостижим: его условия исключают друг друга.
problem-plan-lint-cliff = В { $bonus } ставка падает с { $before } до { $rate } на { $bound }: ещё одна продажа даёт меньше.
problem-plan-lint-rank-paid-less = В { $bonus } ранг { $rank } получает на уровне { $level } меньше, чем ранг ниже.
problem-plan-lint-payout = { $bonus } может выплатить { $rate } объёма: больше, чем весь объём.
problem-plan-lint-no-ceiling = { $bonus } может платить каждому выше покупателя: затраты ничем не ограничены. Их ограничил бы предел компании.
problem-plan-lint-no-bonus = В плане нет бонусов: он никому не платит.
problem-plan-lint-active-never = Никто не может быть активным: условия исключают друг друга.
problem-plan-lint-bonus-never = Никто не может получить право на { $bonus }: условия исключают друг друга.
problem-plan-lint-rank-circular = Никто не может первым получить ранг { $rank }: его условия требуют участников, у которых он уже есть или чей ранг сам требует ранга { $rank }.
problem-plan-lint-rank-unreachable = Ранг { $rank } недостижим: он требует участников с рангом, которого никто не достигает.
problem-plan-lint-rank-shadowed = Ранга { $rank } никогда ни у кого не бывает: кто его получает, получает и { $other }.
problem-plan-lint-bracket-same = В { $bonus } ступень от { $bound } ничего не меняет: предыдущая тоже платит { $rate }.
problem-plan-lint-bracket-point = В { $bonus } ступень со ставкой { $rate } действует только ровно при { $bound }: следующая начинается сразу выше.
problem-plan-lint-bracket-gap = В ступенях { $term } есть пробел: от { $from } до { $until } не действует ни одна.
problem-plan-lint-bracket-overlap = Две ступени { $term } пересекаются от { $from } до { $until }: действует первая.
problem-plan-lint-bracket-dead = Ступень { $term } от { $from } до { $until } никогда не действует: предыдущие покрывают её целиком.
problem-plan-lint-tier-cliff = В { $bonus } уровень { $bound } платит { $amount }, меньше, чем { $before } уровнем ниже.
problem-plan-lint-cliff-tree = В { $bonus } ещё одна продажа даёт меньше: кто продал { $more } вместо { $less }, получает { $after } вместо { $before }. Дерево: { $tree }
problem-plan-lint-split = Разделиться выгодно: те же продажи на нескольких собственных местах дают { $after } вместо { $before }. До: { $tree }. После: { $split }
problem-plan-lint-recruiting = { $bonus } выплачивает { $amount }, хотя никто ничего не продаёт. Дерево: { $tree }
problem-plan-lint-ceiling = План может стоить больше своего потолка { $ceiling }: здесь выплачено { $paid } при допустимых { $allowed }. Дерево: { $tree }
problem-plan-lint-over = План может выплатить больше, чем продано всего: здесь { $paid } из { $allowed }. Дерево: { $tree }
problem-plan-note-ceiling = Доказано: план стоит не больше { $most }.
problem-plan-note-kept = Доказано: план стоит не больше { $most } и не превышает своего потолка { $ceiling }.
problem-plan-note-open = Потолок { $ceiling } не доказан; доказано не больше { $most }. Ни одно малое дерево его не превышает; следите за стоимостью каждого расчёта.
problem-plan-note-monitored = Никакой потолок доказать нельзя из-за: { $bonuses }. Ни одно малое дерево не показывает избытка; следите за стоимостью каждого расчёта.

## Расчёт невозможен
problem-run-overflow = Числа участника { $member } слишком велики для { $rule }.
problem-run-cycle =
    В { $tree ->
        [placement] дереве размещения
       *[other] дереве спонсоров
    } { $member } стоит над самим собой.
problem-run-parent-unknown = { $member } ни на кого не указывает в «{ $column }».
problem-run-duplicate-member = Участник { $member } указан дважды.
problem-run-duplicate-sale = Продажа { $sale } указана дважды.
problem-run-buyer-unknown = Продажа { $sale } не принадлежит ни одному известному участнику.
problem-run-sale-outside = Продажа { $sale } лежит вне периода.
problem-run-column-length = В столбце «{ $column }» ячеек { $rows } вместо { $expected }.
problem-run-column-missing = План называет столбец «{ $column }», которого нет в данных.
problem-run-column-type = Столбец «{ $column }» не того типа, что указан в плане.
problem-run-leg-missing = Участник { $member } размещён, но не стоит ни в одной ветви.
problem-run-carry-unknown = Перенос указан для ветви ({ $leg }) без известного участника или бинарного бонуса.
problem-run-carry-late = Перенос участника { $member } возник в этом периоде или после него.
problem-run-carry-twice = Перенос ветви { $leg } участника { $member } указан дважды за один период.
problem-run-return-unknown = Возврат { $sale } не говорит, какую продажу он отменяет, а план отменяет возвраты там, где была учтена их продажа.
problem-run-undo-sale = Возврат { $sale } отменяет продажу, которой нет ни в одном закрытом периоде.
problem-run-undo-member = У { $member } есть объём в ветви или строка к удержанию, но это уже не участник.
problem-run-undo-history = Закрытые периоды не следуют один из другого: ветви начинаются не с того, что оставил предыдущий период.
problem-run-formula = Формулу плана здесь вычислить нельзя.
problem-run-rank-unknown = У { $member } ранг «{ $rank }», которого план не знает.
problem-run-too-many-members = Слишком много участников для одного расчёта.
problem-run-too-many-sales = Слишком много продаж для одного расчёта.
problem-run-too-many-rates = В плане слишком много разных ставок.
problem-run-other-plan = Этот расчёт сделан по другому плану или для других участников.
problem-run-line-unknown = В расчёте нет такой строки.

## Путь строки
plan-step-source = Здесь была сделана покупка.
plan-step-leader = Возглавляет группу, объём которой считается.
plan-step-matched = Получил бонус, к которому идёт доплата.
plan-step-paid = Получает по этой строке.
plan-step-counted = Занимает этот уровень и получает по своей строке.
plan-step-closes = Завершает это поколение.
plan-step-skipped = Пропущен, уровень не занят.
plan-step-within = Не завершает поколение: «{ $condition }» не выполнено.
plan-step-within-rank = Не завершает поколение ранга { $need }: имеет только { $rank }.
plan-step-within-inactive = Неактивен: поколение продолжается дальше.
plan-step-skipped-inactive = Пропущен как неактивный: «{ $condition }» не выполнено.
plan-step-skipped-rank = Пропущен: оплачивается как { $rank }, нужно не ниже { $need }.
plan-step-skipped-condition = Пропущен: «{ $condition }» не выполнено.
plan-step-forfeited-condition = Занимает этот уровень, но ничего не получает: «{ $condition }» не выполнено.
plan-step-forfeited-rank = Занимает этот уровень, но ничего не получает: { $rank } не оплачивается на уровне { $level }.
plan-step-forfeited-difference = Занимает этот уровень, но ничего не получает: разницы со ставкой { $member } не остаётся.
plan-step-forfeited-pair = Занимает этот уровень, но ничего не получает: { $rank } не оплачивается за { $source } на уровне { $level }.
plan-step-cut = Опущено шагов: { $count }.

## Откуда взялась сумма
plan-volume = { $name } = { $formula }; здесь учтено: { $base }
plan-volume-equal = У каждого, кто соответствует условиям, одна доля.
plan-volume-paid = Выплачено { $member } по бонусу { $bonus }; учтено здесь: { $base }
plan-rate-flat = Ставка { $rate }
plan-rate-bracket = { $volume } = { $have }: ступень от { $bound }, ставка { $rate }
plan-rate-level = { $rank } на уровне { $level }: { $rate }
plan-rate-level-flat = Уровень { $level }: { $rate }
plan-rate-pair = { $rank } за { $source } на уровне { $level }: { $rate }
plan-rate-most = Из выплаты одного человека учитывается не больше { $most }
plan-rate-difference = Минус { $leg } ноги { $member }: остаётся { $rate }
plan-rate-override = { $own } минус { $leader } лидера { $member }, не меньше { $least }: { $rate }
plan-rate-pool = { $rate } от { $volume } всех, { $total }: фонд { $pool }
plan-rate-pool-part = Доли: { $own } из { $all }
plan-rate-factor = Умножить на { $rate } { $why }
plan-part-sale = Собственная продажа
plan-part-member = Объём на уровне { $level }
plan-part-gross = Брутто по всей группе
plan-part-leg = Минус брутто первой линии
plan-part-group = Объём в группе
plan-divided = Точно { $exact }; разделено до наименьшей монеты так, чтобы все доли дали фонд: { $amount }
plan-volume-limit = Начислено до этого предела: { $raw }
plan-limit-raw = { $raw } до этого предела, { $paid } после него ({ $bonuses })
plan-limit-part = { $rate } от { $volume }, { $total }: не больше { $most }
plan-limit-line = Не больше { $most } на строку
plan-limit-member = Не больше { $most } на участника
plan-limit-owner = Не больше { $most } на все позиции владельца, которым начислено { $total }: сверх предела { $over }
plan-limit-company = Не больше { $most } на всю компанию, которой начислено { $total }: сверх предела { $over }
plan-limit-shared = Каждый, кому что-то начислено, несёт одинаковую часть излишка.
plan-limit-in-order = В порядке идентификаторов каждый получает всё, пока предел не исчерпан.
plan-limit-account = Срезанное идёт на счёт «{ $account }».
plan-limit-divided = Точно { $exact }; разделено до наименьшей монеты так, чтобы оставшееся у всех дало предел: { $amount }
plan-binary-legs = Сильная ветвь { $strong }, слабая ветвь { $weak }, вместе с перенесённым
plan-binary-most = За период оплачивается не больше { $most } слабой ветви.
plan-binary-weak = { $rate } от { $base } слабой ветви
plan-binary-ratio = { $rate } от { $base }: сопоставленный объём, умноженный на { $weak } ÷ { $strong }
plan-binary-cycles = Циклы { $strong } : { $weak }: { $count }, каждый по { $pays }
plan-binary-tier = Обе ветви достигают { $bound }: { $pays }
plan-binary-carried = В следующий период переносится по всем ветвям: { $carried }
plan-undo-sale = Возврат { $return } отменяет продажу { $sale }, на которой держался бонус { $bonus } за период с { $since }.
plan-undo-share = Из { $used }, израсходованных строкой в ветви { $leg }, возвраты отменили к этому времени { $undone }.
plan-undo-amount = { $paid } × { $undone } ÷ { $used }, с отсечением ниже мельчайшей единицы, даёт { $target }. Ранее удержано { $before }, теперь { $amount }.
plan-rounding =
    Точно { $exact }, округлено { $mode ->
        [half-even] до ближайшего, половина к чётному
        [half-down] до ближайшего, половина вниз
        [down] к нулю
        [up] от нуля
        [floor] вниз
        [ceiling] вверх
       *[other] до ближайшего, половина вверх
    }: { $amount }

## Почему у кого-то ничего нет
plan-reason-no-bonus = План не платит бонусов.
plan-reason-active-short = До активности не хватает баллов: { $missing } ({ $what }: { $have } из { $need })
plan-reason-active-condition = Неактивен: «{ $condition }» не выполнено
plan-reason-short = { $bonus }: не хватает { $missing } в { $what } ({ $have } из { $need })
plan-reason-condition = { $bonus }: «{ $condition }» не выполнено
plan-reason-no-volume = { $bonus }: нет объёма { $volume } за период
plan-reason-rounds-to-zero = { $bonus }: доля от { $volume } округляется до нуля
plan-reason-bracket = { $bonus }: до первой ступени не хватает { $missing } ({ $what }: { $have } из { $need })
plan-reason-no-difference = { $bonus }: первая линия забирает всю ставку, разницы не остаётся
plan-reason-pool-empty = { $bonus }: у всей компании нет { $volume } за период
plan-reason-pool-small = { $bonus }: доля фонда меньше наименьшей монеты
plan-reason-binary-empty = { $bonus }: сопоставлять нечего (сильная ветвь { $strong }, слабая ветвь { $weak })
plan-reason-binary-short = { $bonus }: слабой ветви не хватает { $missing } до { $need } (сильная ветвь { $strong }, слабая ветвь { $weak })
plan-reason-binary-strong = { $bonus }: сильной ветви не хватает { $missing } до { $need } (сильная ветвь { $strong }, слабая ветвь { $weak })
plan-reason-limit = { $bonus }: вся сумма { $raw } оказалась сверх предела
plan-reason-limit-kept = { $bonus }: сверх предела ничего не было
plan-reason-no-downline = { $bonus }: пока никто не приглашён
plan-reason-no-placement = { $bonus }: ниже пока никто не размещён
plan-reason-rank-levels = { $bonus }: ранг { $rank } не оплачивается ни на одном уровне
plan-reason-levels-empty = { $bonus }: на первых уровнях платить не за что (оплачиваемых уровней: { $levels })
plan-reason-no-leaders = { $bonus }: ниже нет лидера с объёмом группы (оплачиваемых поколений: { $levels })
plan-reason-no-boundary = { $bonus }: не завершает поколение, «{ $condition }» не выполнено
plan-reason-no-matched = { $bonus }: никто на оплачиваемых уровнях не получил { $matched } (оплачиваемых уровней: { $levels })
