# The network: trees, members, transfers

problem-network-member-unknown = This member is not in the tree.
problem-network-parent-unknown = There is no such member to stand under.
problem-network-parent-not-yet = The member above joined later than this date.
problem-network-self = A member cannot stand under itself.
problem-network-cycle = The new place lies in the member’s own downline, now or on a day since then.
problem-network-already-placed = The member already has a place in this tree; a transfer can change it.
problem-network-too-many = The tree holds more members than can be counted.
problem-network-tree-unknown = There is no tree “{ $token }”: sponsor or placement.
problem-placement-slot-taken = Somebody already stands in this slot.
problem-placement-date-future = The place cannot begin after today.
problem-slot-without-placement = A slot belongs to a parent in the placement tree: name the parent.
problem-sponsor-missing = Name the sponsor.
problem-sponsor-inactive = The sponsor is inactive and cannot enrol anybody.
problem-member-joined-future = The day of joining cannot be after today.
problem-status-unknown = There is no status “{ $token }”: active or inactive.
problem-status-unchanged = The member already has this status.
problem-status-reason-missing = Say why the status changes.
problem-status-date-future = The status cannot change after today.
problem-reason-too-long = The reason is longer than { $max } characters.
problem-transfer-reason-missing = Say why the member is to move.
problem-transfer-no-change = The member already stands there.
problem-transfer-children-left = The member leaves several children behind, who cannot share its one slot: move it with its branch.
problem-transfer-date-before-last = The date is before the member’s last move.
problem-transfer-under-way = A transfer of this member in this tree is already under way.
problem-transfer-state-unknown = There is no state “{ $token }” of a transfer.
problem-decision-unknown = “{ $token }” is no decision: approve or reject.
problem-verify-tree-two-edges = A member has two open places in one tree.
problem-verify-tree-parent = A member stands under somebody who is not in the tree.
problem-verify-tree-cycle = Members stand under each other in a circle.
problem-verify-tree-slot = Two members stand in one slot.
problem-verify-tree-label = The downline index does not match the tree.
network-title = Network
network-tree-sponsor = Sponsor tree
network-tree-placement = Placement tree
network-view-radial = Overview
network-view-horizontal = Detail
network-view-list = List
network-jump = Jump to a member
network-jump-none = Nobody found in your network.
network-path = Path
network-fit = Show all
network-zoom-in = Zoom in
network-zoom-out = Zoom out
network-up = To the member above
network-open = Open the record
network-empty = There is nobody in this tree yet.
network-more = Show more
network-below = Members below
network-depth = Depth below
network-no-rank = No rank
network-active = Active
network-inactive = Inactive
network-volume-pv = Personal volume (PV)
network-volume-bv = Business volume (BV)
network-volume-group_pv = Group volume (GV)
network-volume-group_bv = Group business volume
network-as-of = as of { $time }
network-aria = Tree of the network; arrow keys move, Enter opens
members-enrol = Enrol a member
members-enrolled = { $name } is enrolled as { $code }.
members-slot = Slot
members-activate = Activate
members-inactivate = Inactivate
members-from = From
members-reason = Reason
transfers-title = Transfers
transfers-new = Ask for a transfer
transfers-new-parent = New place under
transfers-with-branch = With the whole branch
transfers-alone = Alone; those below go up to the old place
transfers-preview = What changes
transfers-path-before = Before
transfers-path-after = After
transfers-losing = Losing the moved members
transfers-gaining = Gaining the moved members
transfers-later = Executed on { $date }, after everything has been checked again.
transfers-approve = Approve
transfers-reject = Reject
transfers-withdraw = Take back
transfers-withdraw-what = Nobody is moved. The request stays in the list as withdrawn.
transfers-comment = Comment
transfers-state-asked = Waiting for a second person
transfers-state-approved = Approved
transfers-state-executed = Executed
transfers-state-rejected = Rejected
transfers-state-withdrawn = Withdrawn
transfers-state-failed = Failed
transfers-none = There are no transfers. Ask for one on the record of the member who is to move.
transfers-none-members = Open the members
network-downline = { $count ->
    [one] { $count } member below
   *[other] { $count } members below
}
transfers-members = { $count ->
    [one] { $count } member moves
   *[other] { $count } members move
}
transfers-lifted = { $count ->
    [one] { $count } member goes up to the old place
   *[other] { $count } members go up to the old place
}
