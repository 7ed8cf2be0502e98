# Where members are paid, and on which terms
payees-title = Payout details
payees-none = Nobody has said yet where the money goes. Until then payouts are held.
payees-masked = You see accounts only in part: the country and the last four characters.
payees-masked-change = To change them you need the right to see them whole.
payees-masked-part = shown in part
payees-change = Change payout details
payees-save = Save payout details
payees-saved = The payout details are saved.
payees-account-part = Account
payees-terms = Tax and statement
payees-name = Holder of the account
payees-method = Way of being paid
payees-method-sepa = SEPA transfer
payees-method-other = another way
payees-account = Account without IBAN
payees-country = Country for tax and fees
payees-language = Language of statements
payees-as-member = as the member’s record says
payees-profile = Tax profile
payees-profile-note = As the rules of payment name it, such as “individual”.
payees-holds = Holds
payees-holds-count =
    { $count ->
        [one] Nothing is paid: { $count } hold
       *[other] Nothing is paid: { $count } holds
    }
payees-holds-none = Nothing holds payouts back.
payees-hold = Hold { $number }
payees-hold-add = Add a hold
payees-hold-remove = Lift hold { $number }
payees-reason = Why nothing is paid
payees-from = From
payees-until = First free day
payees-hold-span = From { $from }, free again on { $until }: { $reason }
payees-hold-open = From { $from } until it is lifted: { $reason }
payees-minimums = Own minimums
payees-minimums-none = The minimum of the rules counts.
payees-minimum = Minimum { $number }
payees-minimum-add = Add a minimum
payees-minimum-remove = Remove minimum { $number }
payees-guarantees = Guarantees and draws
payees-guarantees-none = Nothing is guaranteed.
payees-guarantee = Guarantee { $number }
payees-guarantee-add = Add a guarantee
payees-guarantee-remove = Remove guarantee { $number }
payees-amount = Amount
payees-currency = Currency
payees-draw = An advance: the top-up is owed afterwards
payees-draw-is = advance
