# My earnings.
earnings-title = My earnings
# In the bar at the foot of a phone: one short word.
earnings-short = Earnings
earnings-of-member = Earnings
earnings-history = Past months
earnings-as-of = As of
earnings-kind-fact = Fact
earnings-kind-pending = Waiting for approval
earnings-kind-estimate = Estimate
earnings-kind-nothing = Nothing yet
earnings-note-fact = This month is closed and posted. It does not change any more.
earnings-note-pending = The month is calculated, but a second person has not agreed and posted it yet.
earnings-note-estimate = What the month would bring if it ended now. Sales and returns can still change it.
earnings-note-nothing = There is nothing to show.
earnings-nothing = Nothing can be computed for this month
earnings-nothing-note = No plan is in force for it. Finance puts plans in force.
earnings-not-member = { $period }: not a member of the network yet.
earnings-rank-reached = Everything is reached.
earnings-months = Earnings by month
