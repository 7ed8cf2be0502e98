# What payouts were caused by, and how earnings were spread.
compliance-title = Compliance
compliance-from = From
compliance-to = To
compliance-export = Export
compliance-empty = No month with a posted run lies in this time. Post a run, or choose other months.
compliance-of = Figures of: { $months }
compliance-open = { $count ->
    [one] { $count } month has no posted run yet.
   *[other] { $count } months have no posted run yet.
}
compliance-paid = What caused the payouts
compliance-sold = Who bought
compliance-cause-customers = End customers
compliance-cause-own = Sellers for themselves
compliance-cause-joining = New sellers on joining
compliance-cause-unknown = Nothing in these months
compliance-disclosure = Income disclosure: all members
compliance-disclosure-active = Active members
compliance-members = Members
compliance-nothing = Earned nothing
compliance-people = { $count ->
    [one] { $count } member
   *[other] { $count } members
}
compliance-median = Median earnings
compliance-mean = { $amount } on average
compliance-average = Average
compliance-ahead = Earned more than they bought
compliance-percentiles = Earnings by percentile
compliance-percentile = Members
compliance-earned-most = Earned at most
compliance-percentile-row = { $percent } of members
compliance-top = The best paid { $percent } together
compliance-ranks = By rank
compliance-rank = Rank
compliance-bought = Own purchases
compliance-fewest = { $count ->
    [one] Amounts of fewer than { $count } member are not shown: they would tell what one of them earns.
   *[other] Amounts of fewer than { $count } members are not shown: they would tell what one of them earns.
}
compliance-method = How this is worked out
compliance-method-causes = { $count ->
    [one] A line of one purchase is caused by that purchase. Other lines are divided by what the group behind them bought: end customers, sellers for themselves, and sellers within { $count } day of joining. Every cent is counted once.
   *[other] A line of one purchase is caused by that purchase. Other lines are divided by what the group behind them bought: end customers, sellers for themselves, and sellers within { $count } days of joining. Every cent is counted once.
}
compliance-method-costs = Earnings are what posted runs paid, after what was taken back. Of the costs of selling only own purchases are known here.
compliance-no-verdict = These are indicators, not verdicts. What the law asks for depends on the country and the case; it looks at:
problem-compliance-months = At most { $max } months at once. Choose a later first month.
problem-compliance-order = { $from } is after { $to }. Choose a first month that is not after the last.
problem-compliance-currencies = Months in { $one } and in { $other } cannot be added up. Choose months of one currency.
