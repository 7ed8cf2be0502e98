# What people in a role may do.
roles-rights = Rights
roles-everything = Everything else
roles-hint = How far each action reaches. The first row counts for every object that has no entry of its own (dashed); the first change gives an object its own. ↓ means “and all below”.
roles-limited = { $count ->
    [one] { $count } field limited
   *[other] { $count } fields limited
 }
roles-as-everything = { $object }: as everything else again
roles-action-read = See
roles-action-create = Make
roles-action-update = Change
roles-action-trash = Trash
roles-action-purge = Delete for good
roles-action-import = Import
roles-action-export = Export
roles-action-approve = Approve
roles-action-post = Post
roles-scope-none = nothing
roles-scope-own = own
roles-scope-team = own team
roles-scope-downline = own downline
roles-scope-unit = own unit
roles-scope-branch = own unit and below
roles-scope-zone = own zones and below
roles-scope-all = all
# The same in one word, for cells; `roles-hint` explains ↓.
roles-cell-none = nothing
roles-cell-own = own
roles-cell-team = team
roles-cell-downline = downline
roles-cell-unit = unit
roles-cell-branch = unit ↓
roles-cell-zone = zones ↓
roles-cell-all = all
roles-field-write = read and write
roles-field-read = read only
roles-field-masked = masked
roles-field-none = hidden
roles-object-audit = Audit log
roles-object-definition = Definitions of objects and fields
roles-object-deputy = Deputies
roles-object-earnings = Earnings
roles-object-ledger = Ledger
roles-object-payee = Payees’ accounts
roles-object-settlement = Settlements and payouts
roles-object-network = Network
roles-object-transfer = Transfers
roles-object-user = Users
roles-object-view = Views for everybody
roles-object-webhook = Webhooks
roles-object-privacy = Personal data
problem-role-rights-malformed = { $name ->
    [none] These rights cannot be read.
   *[other] These rights cannot be read at “{ $name }”.
 }
problem-role-rights-exceed = You cannot give more rights than you have.
problem-role-duty-exceeds = People in this role have more rights than you. Only someone who may give all their roles takes this duty away.
roles-object-company = The company’s settings
