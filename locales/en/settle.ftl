# Settlements: refusals of rules and balances, and why each amount is what it is
problem-settle-overflow = The settlement of { $payee } in { $currency } is too large for the rule “{ $rule }”.
problem-settle-step-twice = The deduction “{ $step }” stands twice in the order.
problem-settle-step-missing = There are rules for “{ $step }”, but the order of deductions does not name it.
problem-settle-minimum-twice = The minimum in { $currency } stands twice for the same country.
problem-settle-bounds-crossed = The fee “{ $rule }” is at least more than it is at most.
problem-settle-kinds-of-what-is-left = The withholding “{ $rule }” names kinds of credits, so it must be counted on the gross.
problem-settle-brackets-disordered = The brackets of “{ $rule }” must begin at zero and rise.
problem-settle-payee-twice = The payee { $payee } stands twice in the settlement.
problem-settle-currency-twice = The payee { $payee } has two accounts in { $currency }.
problem-settle-credit-twice = “{ $kind }” of { $source } stands twice for the payee { $payee }.
problem-settle-debt-twice = The debt { $debt } stands twice for the payee { $payee }.
problem-settle-currency-differs = “{ $rule }” is in { $found } instead of { $wanted }.
problem-settle-amount-negative = The amount { $amount } of “{ $rule }” is below zero.
problem-settle-amount-not-positive = The amount { $amount } of “{ $rule }” must be above zero.
problem-settle-rate-outside = The rate { $rate } of “{ $rule }” lies outside 0 to 100 %.

settle-why-fee-fixed = { $fixed } for each payout
settle-why-fee-percent = { $percent } of { $base }
settle-why-fee-least = at least { $least }
settle-why-fee-most = at most { $most }
settle-why-withheld-share = { $share } of { $base } is taxed
settle-why-withheld-before = { $before } was counted earlier in the year
settle-why-withheld-rate = { $rate } of { $part }
settle-why-recovered = Debt { $debt } since { $since }, { $open } open
settle-why-recovery-share = At most { $share } of the credits go to debts: { $most }
settle-why-recovery-guarantee = The guarantee of { $guarantee } is left to the payee
settle-why-top-up = { $earned } was earned, { $guarantee } is guaranteed
settle-why-top-up-owed = It is an advance and taken from later commission
settle-why-hold = Held since { $from }: { $reason }
settle-why-hold-until = Held from { $from } until { $until }: { $reason }
settle-why-no-account = Held: nobody has said where the money goes
settle-why-payout-unknown = Held: nobody knows yet what became of the payout { $payout }
settle-why-no-withholding-rule = Held: no rule says what is withheld in { $country } for the tax profile “{ $profile }” in { $currency }
settle-why-nothing-left = Deductions of { $deducted } leave nothing of { $gross }
settle-why-below-minimum = { $payout } is less than the minimum of { $minimum }
settle-why-owing = { $owed } is still owed
settle-why-rounded =
    Exactly { $exact }, rounded to a multiple of { $to }, { $mode ->
        [half-even] to the nearest, ties to even
        [half-down] to the nearest, ties down
        [down] towards zero
        [up] away from zero
        [floor] down
        [ceiling] up
       *[other] to the nearest, ties up
    }

# States of a payout
problem-payout-not-sent = The payout has not been sent yet.
problem-payout-sent-otherwise = The payout was sent with { $sent_with } already.
problem-payout-in-doubt = Nobody knows whether the payout sent with { $sent_with } left. Find out first: it is not sent again.
problem-payout-confirmed-otherwise = The payout is confirmed already and cannot become anything else.
problem-payout-failed = The payout has failed, and its money is the payee’s balance again. Make a new payout.
problem-payout-not-confirmed = Only a payout that is confirmed can come back.

# Payout files
problem-pain-id-malformed = The reference “{ $value }” must have 1 to 35 plain letters, digits or signs, and no slash at an end.
problem-pain-id-twice = The reference “{ $value }” stands twice in the file.
problem-pain-name-unreadable = The name has no letter that banks can read.
problem-pain-not-euro = SEPA carries euro, not { $currency }.
problem-pain-amount-outside = The amount { $amount } lies outside 0.01 to 999,999,999.99 euro.
problem-pain-number-outside = A payout file holds 1 to { $most } transfers, not { $count }.
problem-pain-time-outside = { $second } is no second of a day.
problem-iban-malformed = “{ $value }” is no IBAN: country, two check digits, then letters and digits.
problem-iban-outside-sepa = Euro cannot be sent to { $country } by SEPA.
problem-iban-length = An IBAN of { $country } has { $wanted } characters, this one has { $found }.
problem-iban-checksum = The check digits of the IBAN { $value } do not fit: something is mistyped.
problem-bic-malformed = “{ $value }” is no BIC: 8 or 11 capital letters and digits.
