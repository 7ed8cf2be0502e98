# Commission runs and plans as documents.
problem-run-plan-unknown = There is no such plan. Choose one from the list.
problem-run-plan-faulty = The plan “{ $plan }” has errors. Open it, mend them, and start again.
problem-run-period-future = { $period } has not begun yet. Choose a month with sales.
problem-period-closed = { $period } is closed: its commissions are posted, so nothing dated in it can be added. Give it a day in an open month.
problem-run-period-open = { $period } runs until { $until }: a run of it shows how things stand, and can be approved once the month has ended.
problem-run-stale = Since the calculation, sales came into { $period }: { $counted } were counted, now there are { $now }. Reject this run and calculate again.
problem-run-carry-open = { $open } must be posted first: what its legs carry comes into { $period }.
problem-run-carry-past = A later month is posted already: what the legs of { $period } carry would not reach it.
problem-run-carry-stale = What legs bring into { $period } comes from another run by now. Reject this run and calculate again.
problem-run-too-many-lines = The run has more lines than can be numbered. Choose coarser lines in the plan.
problem-run-chunk-damaged = A stored part of the run is damaged. Restore it from a backup.
problem-run-dictionary = The run could not be stored. Try again.
problem-plan-released = “{ $plan }” is in force already. Make a new version to change it.
problem-plan-own = You changed “{ $plan }” last. Somebody else must put it in force.
run-anomaly-no-member = { $count ->
    [one] { $count } sale belongs to no member and is not counted.
   *[other] { $count } sales belong to no member and are not counted.
  }
run-anomaly-other-currency = { $count ->
    [one] { $count } sale is in another currency than the plan’s and is not counted.
   *[other] { $count } sales are in another currency than the plan’s and are not counted.
  }
run-anomaly-negative = { $count ->
    [one] { $count } member ends below zero.
   *[other] { $count } members end below zero.
  }
run-anomaly-concentrated = One member receives { $share } % of everything paid.
run-anomaly-payout = { $share } % of the sales volume is paid out.
run-anomaly-unpaid = The bonus “{ $bonus }” pays nobody.
run-anomaly-carry-lapsed = { $count ->
    [one] { $count } lot of volume lapses: its bonus or its member is there no more.
   *[other] { $count } lots of volume lapse: their bonus or their member is there no more.
  }
run-anomaly-jump = The total moved by { $percent } % against the last posted month.
run-anomaly-below = The run ends below zero for this member.
run-anomaly-owes = Once this run is posted, the member owes the company. Compared with what the run itself pays.
run-anomaly-left = Is paid without being active.
run-anomaly-jump-payee = More than { $times } times the median of the last posted runs ({ $runs }).
run-anomaly-top = Among the { $top } highest amounts, and in none of the last posted runs ({ $runs }).
run-anomaly-first = A large amount, and the first payment ever.
run-anomaly-cap = { $count ->
    [one] The limit “{ $bonus }” took from { $count } member.
   *[other] The limit “{ $bonus }” took from { $count } members.
  }
run-anomaly-ceiling = { $percent } % of the plan’s ceiling is paid.
run-anomaly-more = { $kind }: { $count } in all, the largest { $kept } are listed.
run-kind-recheck = Independent check
run-kind-below = Below zero
run-kind-owes = Owes the company
run-kind-left = Not active
run-kind-jump-payee = Jump
run-kind-top = New at the top
run-kind-first = First payment
run-kind-cap = Limit
run-kind-ceiling = Ceiling
run-kind-run = Whole run
problem-run-look-note = Say what it is, in at most { $max } characters.
problem-run-look-taken = Somebody has looked at this already. Open the run again to see who.
