# Взаиморасчёты: отказы правил и остатков и объяснение каждой суммы
problem-settle-overflow = Расчёт получателя { $payee } в { $currency } слишком велик для правила «{ $rule }».
problem-settle-step-twice = Удержание «{ $step }» стоит в порядке дважды.
problem-settle-step-missing = Есть правила для «{ $step }», но порядок удержаний их не называет.
problem-settle-minimum-twice = Минимум в { $currency } для одной и той же страны указан дважды.
problem-settle-bounds-crossed = Наименьший сбор «{ $rule }» больше наибольшего.
problem-settle-kinds-of-what-is-left = Удержание «{ $rule }» называет виды начислений, поэтому считается от суммы до вычетов.
problem-settle-brackets-disordered = Ступени «{ $rule }» должны начинаться с нуля и возрастать.
problem-settle-payee-twice = Получатель { $payee } указан в расчёте дважды.
problem-settle-currency-twice = У получателя { $payee } два счёта в { $currency }.
problem-settle-credit-twice = «{ $kind }» из { $source } у получателя { $payee } указано дважды.
problem-settle-debt-twice = Долг { $debt } у получателя { $payee } указан дважды.
problem-settle-currency-differs = «{ $rule }» — в { $found } вместо { $wanted }.
problem-settle-amount-negative = Сумма { $amount } в «{ $rule }» меньше нуля.
problem-settle-amount-not-positive = Сумма { $amount } в «{ $rule }» должна быть больше нуля.
problem-settle-rate-outside = Ставка { $rate } в «{ $rule }» вне пределов от 0 до 100 %.

settle-why-fee-fixed = { $fixed } с каждой выплаты
settle-why-fee-percent = { $percent } от { $base }
settle-why-fee-least = не меньше { $least }
settle-why-fee-most = не больше { $most }
settle-why-withheld-share = Облагается { $share } от { $base }
settle-why-withheld-before = Ранее в этом году учтено { $before }
settle-why-withheld-rate = { $rate } от { $part }
settle-why-recovered = Долг { $debt } с { $since }, остаток { $open }
settle-why-recovery-share = На долги идёт не больше { $share } начислений: { $most }
settle-why-recovery-guarantee = Гарантия { $guarantee } остаётся у получателя
settle-why-top-up = Заработано { $earned }, гарантировано { $guarantee }
settle-why-top-up-owed = Это аванс, он удерживается из следующих комиссий
settle-why-hold = Задержано с { $from }: { $reason }
settle-why-hold-until = Задержано с { $from } до { $until }: { $reason }
settle-why-no-account = Задержано: не указано, куда переводить деньги
settle-why-payout-unknown = Задержано: пока неизвестно, что стало с выплатой { $payout }
settle-why-no-withholding-rule = Задержано: ни одно правило не говорит, что удерживать в стране { $country } для налогового профиля «{ $profile }» в { $currency }
settle-why-nothing-left = Удержания { $deducted } не оставляют ничего от { $gross }
settle-why-below-minimum = { $payout } меньше минимума { $minimum }
settle-why-owing = Остаётся долг { $owed }
settle-why-rounded =
    Точно { $exact }, округлено до кратного { $to }, { $mode ->
        [half-even] до ближайшего, половина к чётному
        [half-down] до ближайшего, половина вниз
        [down] к нулю
        [up] от нуля
        [floor] вниз
        [ceiling] вверх
       *[other] до ближайшего, половина вверх
    }

# Состояния выплаты
problem-payout-not-sent = Выплата ещё не отправлена.
problem-payout-sent-otherwise = Выплата уже отправлена с { $sent_with }.
problem-payout-in-doubt = Неизвестно, ушла ли выплата, отправленная с { $sent_with }. Сначала выясните: повторно она не отправляется.
problem-payout-confirmed-otherwise = Выплата уже подтверждена и больше не меняется.
problem-payout-failed = Выплата не прошла, деньги вернулись на остаток получателя. Создайте новую выплату.
problem-payout-not-confirmed = Вернуться может только подтверждённая выплата.

# Файлы выплат
problem-pain-id-malformed = Обозначение «{ $value }» должно иметь от 1 до 35 простых букв, цифр или знаков, без косой черты по краям.
problem-pain-id-twice = Обозначение «{ $value }» стоит в файле дважды.
problem-pain-name-unreadable = В имени нет ни одной буквы, которую прочтут банки.
problem-pain-not-euro = SEPA переводит евро, а не { $currency }.
problem-pain-amount-outside = Сумма { $amount } вне пределов от 0,01 до 999 999 999,99 евро.
problem-pain-number-outside = Допустимое число переводов в файле: от 1 до { $most }; передано: { $count }.
problem-pain-time-outside = { $second } — не секунда суток.
problem-iban-malformed = «{ $value }» — не IBAN: страна, две контрольные цифры, затем буквы и цифры.
problem-iban-outside-sepa = В страну { $country } нельзя отправить евро через SEPA.
problem-iban-length = Длина IBAN страны { $country } — { $wanted }, здесь — { $found }.
problem-iban-checksum = Контрольные цифры IBAN { $value } не сходятся: в нём опечатка.
problem-bic-malformed = «{ $value }» — не BIC: 8 или 11 заглавных букв и цифр.
