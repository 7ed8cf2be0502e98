# Compensation plans, commission runs, and the words that explain a line or a zero.

## The plan text
problem-plan-quote-open = The quotation mark is not closed.
problem-plan-character = This character has no meaning in a plan.
problem-plan-number = This is not a number, rate or date a plan can use.
problem-plan-too-long = This is too long: at most { $max }.
problem-plan-tab = Indent with spaces, not with tabs.
problem-plan-indent = This line is indented differently from the lines beside it.
problem-plan-too-deep = This is nested too deeply.
problem-plan-expected = Here { $expected } is expected.
problem-plan-name = A name here must not contain a dot.
problem-plan-unexpected = Nothing like this is expected here.
problem-plan-twice = “{ $name }” is stated twice.
problem-plan-missing = The line “{ $missing }” is missing.
problem-plan-unknown-name = This name is unknown. A volume must be stated before it is used.
problem-plan-unknown-rank = The plan has no rank “{ $name }”.
problem-plan-unknown-volume = The plan has no such volume above this line.
problem-plan-unknown-bonus = The plan has no such bonus above this line.
problem-plan-bonus-order = State “{ $name }” above the bonus that names it: what stands further down is computed later, so no bonuses can name each other in a circle.
problem-plan-not-here = This cannot be used here: it is not known yet where this formula is computed.
problem-plan-type =
    Here { $expected ->
        [number] a number
        [text] a text
        [date] a date
        [condition] a condition
        [rank] a rank
       *[other] a column
    } is needed, but this is { $found ->
        [number] a number
        [text] a text
        [date] a date
        [condition] a condition
        [rank] a rank
       *[other] a column
    }.
problem-plan-divide = Divide only by a number other than zero.
problem-plan-reserved = This word has a meaning of its own. Choose another name.
problem-plan-too-many = There are too many: at most { $max }.
problem-plan-rank-trees = The conditions of ranks may count legs in one tree only.
problem-plan-lines = This kind of bonus does not write such lines.
problem-plan-not-from-sales = Lines per sale need a volume that is a sum of sales: sales(…).
problem-plan-not-group = A differential needs a group volume: group(…).
problem-plan-bracket-order = Brackets must ascend, each above the one before.
problem-plan-above-zero = A number above zero is expected here.
problem-plan-limit-named = “{ $name }” is a limit itself. Name the bonuses: limits that lie wholly among them are counted with them.
problem-plan-limit-nothing = There is no bonus above this limit.
problem-plan-limit-overlap = The limit { $other } above limits only some of these bonuses and others too: name them all, or none of them.
problem-plan-limit-line = A limit per line is one of exactly one bonus: of BONUS.
problem-plan-limit-part = A limit per line is an amount, not a part of a volume.
problem-plan-limit-plain = A limit has neither “eligible” nor “times”: its amount may say if(…).
problem-plan-binary-legs = Between 2 and { $max } legs can be matched.
problem-plan-binary-cycle = A cycle takes at least as much from the strong leg as from the others, and with three legs or more the same from each.
problem-plan-binary-returns = What is undone is looked up by its sale, so the volume has to be a plain sum of sales: sales(…).

## Advice on a plan
problem-plan-lint-unused-volume = Nothing uses the volume { $volume }.
problem-plan-lint-rank-free = Everybody earns the rank { $rank }: it has no conditions.
problem-plan-lint-rank-same = The ranks { $rank } and { $other } have the same conditions.
problem-plan-lint-rank-impossible = Nobody can earn the rank { $rank }: its conditions exclude each other.
problem-plan-lint-cliff = In { $bonus } the rate falls from { $before } to { $rate } at { $bound }: one more sale pays less.
problem-plan-lint-rank-paid-less = In { $bonus } the rank { $rank } is paid less on level { $level } than the rank below it.
problem-plan-lint-payout = { $bonus } can pay { $rate } of a volume: more than all of it.
problem-plan-lint-no-ceiling = { $bonus } can pay everybody above a buyer: nothing bounds what it costs. A limit per company would.
problem-plan-lint-no-bonus = The plan has no bonus: it pays nobody.
problem-plan-lint-active-never = Nobody can be active: the conditions exclude each other.
problem-plan-lint-bonus-never = Nobody can be eligible for { $bonus }: its conditions exclude each other.
problem-plan-lint-rank-circular = Nobody can be the first { $rank }: its conditions ask for members who are { $rank } already, or whose rank needs { $rank } in turn.
problem-plan-lint-rank-unreachable = Nobody can earn the rank { $rank }: it needs members of a rank that nobody reaches.
problem-plan-lint-rank-shadowed = Nobody ever holds the rank { $rank }: whoever earns it also earns { $other }.
problem-plan-lint-bracket-same = In { $bonus } the bracket at { $bound } changes nothing: the one below pays { $rate } too.
problem-plan-lint-bracket-point = In { $bonus } the bracket with { $rate } holds for exactly { $bound } and nothing else: the next begins right above it.
problem-plan-lint-bracket-gap = There is a gap in the brackets of { $term }: from { $from } to { $until } none holds.
problem-plan-lint-bracket-overlap = Two brackets of { $term } overlap from { $from } to { $until }: the first one counts.
problem-plan-lint-bracket-dead = The bracket of { $term } from { $from } to { $until } is never reached: those before it take all of it.
problem-plan-lint-tier-cliff = In { $bonus } the tier at { $bound } pays { $amount }, less than the { $before } below it.
problem-plan-lint-cliff-tree = In { $bonus } one more sale pays less: who sells { $more } instead of { $less } gets { $after } instead of { $before }. The tree: { $tree }
problem-plan-lint-split = Splitting oneself pays: the same sales on several positions of one’s own bring { $after } instead of { $before }. Before: { $tree }. After: { $split }
problem-plan-lint-recruiting = { $bonus } pays { $amount } although nobody sells anything. The tree: { $tree }
problem-plan-lint-ceiling = The plan can cost more than its ceiling of { $ceiling }: here { $paid } is paid where { $allowed } is allowed. The tree: { $tree }
problem-plan-lint-over = The plan can pay more than everything that is sold: here { $paid } of { $allowed }. The tree: { $tree }
problem-plan-note-ceiling = Proved: the plan costs at most { $most }.
problem-plan-note-kept = Proved: the plan costs at most { $most } and keeps to its ceiling of { $ceiling }.
problem-plan-note-open = The ceiling of { $ceiling } is not proved; proved is at most { $most }. No small tree breaks it; watch what each run costs.
problem-plan-note-monitored = No ceiling can be proved, because of { $bonuses }. No small tree shows too much; watch what each run costs.

## A run that cannot be computed
problem-run-overflow = The numbers of { $member } are too large for { $rule }.
problem-run-cycle =
    In the { $tree ->
        [placement] placement tree
       *[other] sponsor tree
    } { $member } stands above itself.
problem-run-parent-unknown = { $member } points to nobody in “{ $column }”.
problem-run-duplicate-member = The member { $member } stands twice.
problem-run-duplicate-sale = The sale { $sale } stands twice.
problem-run-buyer-unknown = The sale { $sale } belongs to no known member.
problem-run-sale-outside = The sale { $sale } lies outside the period.
problem-run-column-length = The column “{ $column }” has { $rows } cells instead of { $expected }.
problem-run-column-missing = The plan names the column “{ $column }”, which the data do not have.
problem-run-column-type = The column “{ $column }” is of another type than the plan says.
problem-run-leg-missing = { $member } is placed but stands in no leg.
problem-run-carry-unknown = Volume is carried in for a leg ({ $leg }) of no known member or binary bonus.
problem-run-carry-late = What is carried in for { $member } arose in the period or after it.
problem-run-carry-twice = What is carried in for leg { $leg } of { $member } stands twice for one period.
problem-run-return-unknown = The return { $sale } does not say which sale it takes back, and the plan undoes returns where their sale was counted.
problem-run-undo-sale = The return { $sale } takes back a sale that no closed period knows.
problem-run-undo-member = { $member } has volume in a leg or a line to take back, and is no member any more.
problem-run-undo-history = The closed periods do not follow from one another: the legs do not begin with what the period before left.
problem-run-formula = A formula of the plan cannot be computed here.
problem-run-rank-unknown = { $member } has the rank “{ $rank }”, which the plan does not know.
problem-run-too-many-members = There are too many members for one run.
problem-run-too-many-sales = There are too many sales for one run.
problem-run-too-many-rates = The plan has too many different rates.
problem-run-other-plan = This run was computed with another plan or other members.
problem-run-line-unknown = The run has no such line.

## The path of a line
plan-step-source = The purchase was made here.
plan-step-leader = Leads the group whose volume is counted.
plan-step-matched = Was paid the bonus that is matched.
plan-step-paid = Paid by this line.
plan-step-counted = Takes this level and is paid by a line of its own.
plan-step-closes = Closes this generation.
plan-step-skipped = Skipped without using a level.
plan-step-within = Closes no generation: “{ $condition }” is not met.
plan-step-within-rank = Closes no generation of { $need }: bears only { $rank }.
plan-step-within-inactive = Inactive: the generation goes on beyond.
plan-step-skipped-inactive = Skipped as inactive: “{ $condition }” is not met.
plan-step-skipped-rank = Skipped: paid as { $rank }, at least { $need } is needed.
plan-step-skipped-condition = Skipped: “{ $condition }” is not met.
plan-step-forfeited-condition = Takes this level but gets nothing: “{ $condition }” is not met.
plan-step-forfeited-rank = Takes this level but gets nothing: { $rank } is not paid on level { $level }.
plan-step-forfeited-difference = Takes this level but gets nothing: no difference to the rate of { $member } remains.
plan-step-forfeited-pair = Takes this level but gets nothing: { $rank } is not paid for { $source } on level { $level }.
plan-step-cut = Steps left out here: { $count }.

## How the amount came about
plan-volume = { $name } = { $formula }; counted here: { $base }
plan-volume-equal = Whoever qualifies has one share.
plan-volume-paid = Paid to { $member } by { $bonus }; counted here: { $base }
plan-rate-flat = Rate { $rate }
plan-rate-bracket = { $volume } is { $have }: bracket from { $bound }, rate { $rate }
plan-rate-level = { $rank } on level { $level }: { $rate }
plan-rate-level-flat = Level { $level }: { $rate }
plan-rate-pair = { $rank } for { $source } on level { $level }: { $rate }
plan-rate-most = At most { $most } of one person’s payment counts
plan-rate-difference = Less { $leg } of the leg of { $member }: { $rate } remains
plan-rate-override = { $own } less { $leader } of the leader { $member }, at least { $least }: { $rate }
plan-rate-pool = { $rate } of { $volume } of everybody, { $total }: a pool of { $pool }
plan-rate-pool-part = { $own } of { $all } shares
plan-rate-factor = Times { $rate } { $why }
plan-part-sale = Own sale
plan-part-member = Volume on level { $level }
plan-part-gross = Gross on the whole group
plan-part-leg = Less the gross of the front line
plan-part-group = Volume in the group
plan-divided = Exactly { $exact }; divided to the smallest coin so that all parts add up to the pool: { $amount }
plan-volume-limit = Made before this limit: { $raw }
plan-limit-raw = { $raw } before this limit, { $paid } after it ({ $bonuses })
plan-limit-part = { $rate } of { $volume }, { $total }: at most { $most }
plan-limit-line = At most { $most } a line
plan-limit-member = At most { $most } a member
plan-limit-owner = At most { $most } for all positions of the owner, which made { $total }: { $over } over
plan-limit-company = At most { $most } for the whole company, which made { $total }: { $over } over
plan-limit-shared = Everybody who made something bears the same part of what is over.
plan-limit-in-order = Whoever comes first by the id is paid until the limit is reached.
plan-limit-account = What is cut goes to “{ $account }”.
plan-limit-divided = Exactly { $exact }; divided to the smallest coin so that what everybody keeps adds up to the limit: { $amount }
plan-binary-legs = Strong leg { $strong }, weak leg { $weak }, with what was carried in
plan-binary-most = At most { $most } of the weak leg are paid in a period.
plan-binary-weak = { $rate } of { $base } of the weak leg
plan-binary-ratio = { $rate } of { $base }: the matched volume times { $weak } ÷ { $strong }
plan-binary-cycles = Cycles of { $strong } : { $weak }: { $count }, each { $pays }
plan-binary-tier = Both legs reach { $bound }: { $pays }
plan-binary-carried = Carried into the next period over all legs: { $carried }
plan-undo-sale = The return { $return } takes back the sale { $sale }, on which { $bonus } of the period from { $since } stood.
plan-undo-share = Of { $used } that the line used up in leg { $leg }, returns have undone { $undone } by now.
plan-undo-amount = { $paid } × { $undone } ÷ { $used }, cut off below the smallest unit, makes { $target }. { $before } was taken back before, so { $amount } now.
plan-rounding =
    Exactly { $exact }, rounded { $mode ->
        [half-even] to the nearest, ties to even
        [half-down] to the nearest, ties down
        [down] towards zero
        [up] away from zero
        [floor] down
        [ceiling] up
       *[other] to the nearest, ties up
    }: { $amount }

## Why somebody has nothing
plan-reason-no-bonus = The plan pays no bonus.
plan-reason-active-short = { $missing } points short of active ({ $what }: { $have } of { $need })
plan-reason-active-condition = Not active: “{ $condition }” is not met
plan-reason-short = { $bonus }: { $missing } missing in { $what } ({ $have } of { $need })
plan-reason-condition = { $bonus }: “{ $condition }” is not met
plan-reason-no-volume = { $bonus }: no volume { $volume } in the period
plan-reason-rounds-to-zero = { $bonus }: the share of { $volume } rounds to zero
plan-reason-bracket = { $bonus }: { $missing } short of the first bracket ({ $what }: { $have } of { $need })
plan-reason-no-difference = { $bonus }: the front line takes the whole rate, no difference remains
plan-reason-pool-empty = { $bonus }: the whole company has no { $volume } in the period
plan-reason-pool-small = { $bonus }: the part of the pool is less than the smallest coin
plan-reason-binary-empty = { $bonus }: nothing to match (strong leg { $strong }, weak leg { $weak })
plan-reason-binary-short = { $bonus }: the weak leg is { $missing } short of { $need } (strong leg { $strong }, weak leg { $weak })
plan-reason-binary-strong = { $bonus }: the strong leg is { $missing } short of { $need } (strong leg { $strong }, weak leg { $weak })
plan-reason-limit = { $bonus }: all of { $raw } was above the limit
plan-reason-limit-kept = { $bonus }: nothing was above the limit
plan-reason-no-downline = { $bonus }: nobody is sponsored yet
plan-reason-no-placement = { $bonus }: nobody is placed below yet
plan-reason-rank-levels = { $bonus }: the rank { $rank } is not paid on any level
plan-reason-levels-empty = { $bonus }: nothing to pay on the first levels (paid levels: { $levels })
plan-reason-no-leaders = { $bonus }: no leader with a group’s volume below (paid generations: { $levels })
plan-reason-no-boundary = { $bonus }: closes no generation, “{ $condition }” is not met
plan-reason-no-matched = { $bonus }: nobody on the paid levels was paid { $matched } (paid levels: { $levels })
