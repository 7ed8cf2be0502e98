# Screens of commission runs.
runs-title = Commission runs
runs-code = Code
runs-period = Month
runs-plan = Plan
runs-state = State
runs-total = Total
runs-asked = Asked for
runs-open = Open the run
runs-close-month = Close the month
runs-try-month = Calculate so far
runs-start = Calculate
runs-start-title = Close { $period }
runs-start-note = Nothing is paid yet: the run is checked independently, and somebody else must approve it before it is posted.
runs-empty = No month has been closed yet.
runs-state-open = Open
runs-state-calculating = Calculating
runs-state-calculated = Calculated
runs-state-disputed = Check failed
runs-state-approved = Approved
runs-state-posted = Posted
runs-state-rejected = Rejected
runs-state-failed = Failed
runs-approve = Approve
runs-reject = Reject
runs-post = Post to the ledger
runs-wait = The month has not ended: this run shows how things stand. Reject it and calculate again once the month is over.
runs-approve-note = You agree that this run may be paid.
runs-reject-note = The month opens again and can be calculated anew. Say why.
runs-post-note = The amounts are written into the ledger. A posted month never changes again.
runs-approve-done = The run is approved.
runs-reject-done = The run is rejected; the month is open again.
runs-post-done = The run is posted.
runs-comment = Comment
runs-calculating = The run is being calculated
runs-calculating-note = You may leave this page; the jobs list shows the progress.
runs-failed = The calculation failed
runs-failed-note = The job says why. The month is open again.
runs-recheck-good = The independent check found nothing wrong
runs-bonus = Bonus
runs-bonuses = Bonuses
runs-bonuses-none = Nothing was paid in this month.
runs-taken-back = Taken back
runs-taken-back-note = Sales of closed months came back. What was paid for them is taken off here; the closed months stay as they are.
runs-taken-back-sale = Return { $return } of the sale { $sale }
runs-taken-back-shown = { $shown } of { $count } are shown.
runs-payees = Payees
runs-members = Members
runs-line-count = Lines
runs-amount = Amount
runs-totals = Totals by bonus
runs-residue = Left over by rounding, to the account “{ $account }”:
runs-difference = Against { $code }
runs-difference-members = Changed: { $changed } · new: { $added } · gone: { $removed }
runs-proof = Approval and proof
runs-verdict-asked = Asked for
runs-verdict-approve = Approved
runs-verdict-reject = Rejected
runs-cut = Sales up to
runs-input-digest = Input
runs-result-hash = Result
runs-stored = Stored in { $bytes } bytes
runs-payees-title = Who is paid
runs-payees-count = Paid: { $count }
runs-find-member = Find a member
runs-nobody-found = Nobody called “{ $q }” was found.
runs-nobody-paid = This run pays nobody.
runs-member = Member
runs-rank = Rank
runs-rank-paid-as = { $rank }, paid as { $paid_as }
runs-previous = Before
runs-active = active
runs-inactive = inactive
runs-back-to-run = Back to the run
runs-open-member = Open the member
runs-why = Why this amount
runs-more-lines = Show more lines
runs-line-source = Source
runs-line-own = Own volume
runs-level = level { $level }
runs-volume = Volume
runs-rate = Rate
runs-reasons = What was missing
runs-next-rank = Next rank: { $rank }
runs-figures = Volumes and conditions
runs-check-least = { $figure }: at least { $least }
runs-figure-PV = Personal volume (PV)
runs-figure-BV = Business volume (BV)
runs-figure-GV = Group volume (GV)
runs-figure-legs-active = Active legs
runs-figure-legs = Legs whose first member has { $condition }
runs-figure-legs-with = Legs with somebody who has { $condition }
runs-check-met = met
runs-check-missed = not met
runs-check-have = has { $have }
runs-check-short = has { $have }, { $missing } missing
runs-explain-path = The way up
runs-explain-parts = What it is made of
runs-explain-part = Part
runs-explain-more-parts = Only the largest parts are shown.
runs-explain-sale = The sale
runs-explain-returned = returned
runs-explain-checks = Conditions
runs-explain-checks-rank = Rank { $rank }, paid as { $paid_as }
runs-explain-rounding = Rounding
runs-explain-plan = Plan { $plan }, version { $version }
runs-step-source = source
runs-step-counted = counted
runs-step-forfeited = forfeited
runs-step-skipped = skipped
runs-step-paid = paid
runs-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
  }
runs-anomalies = { $count ->
    [one] { $count } thing to look at
   *[other] { $count } things to look at
  }
runs-recheck-bad = { $count ->
    [one] The independent check found { $count } problem
   *[other] The independent check found { $count } problems
  }
runs-recheck-good-note = { $members ->
    [one] { $members } member and { $lines } lines were worked out anew by another method.
   *[other] { $members } members and { $lines } lines were worked out anew by another method.
  }
