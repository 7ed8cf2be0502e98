# Lists, records and forms in the web app.

# Lists
records-count =
    { $count ->
        [one] { $count } record
       *[other] { $count } records
    }
records-count-capped =
    { $count ->
        [one] more than { $count } record
       *[other] more than { $count } records
    }
records-at-least = { $count }+
records-end =
    { $count ->
        [one] { $count } row shown, that is all
       *[other] { $count } rows shown, that is all
    }
records-empty = There is nothing here yet.
records-empty-filtered = Nothing matches the search and the filter.
records-quick-filter = Search in { $objects }
records-columns = Columns
records-columns-reset = Usual columns
records-card-fields = What a card shows
records-card-fields-reset = Usual fields
records-list-options = List options
records-import = Import
records-export = Export
records-new = New
records-new-account = Customer
records-new-order = Order

# Filter
records-filter = Filter
records-filter-field = Field
records-filter-choose = Choose a field
records-filter-comparison = Comparison
records-filter-value = Value
records-filter-from = From
records-filter-to = To
records-filter-apply = Apply
records-filter-clear = Clear
records-filter-remove = Remove: { $condition }
records-filter-special = Composed condition
records-filter-compose = Combine conditions…
records-filter-title = Conditions combined
records-filter-join = How the conditions go together
records-join-all = All of these hold
records-join-any = At least one of these holds
records-join-none = None of these holds
records-filter-add = Condition
records-filter-add-group = Group
records-filter-remove-part = Remove part { $number }
records-filter-full = No more fits into one filter: at most 85 parts, 7 levels and 10 questions about linked records.
records-filter-unfinished = A condition is not complete yet.
records-filter-and = and
records-filter-or = or
records-filter-not = not
records-op-eq = is
records-op-ne = is not
records-op-in = is one of
records-op-all = has all of
records-op-none = has none of
records-op-lt = is less than
records-op-le = is at most
records-op-gt = is more than
records-op-ge = is at least
records-op-contains = contains
records-op-starts = starts with
records-op-between = is between
records-op-empty = is empty
records-op-filled = is filled in
records-op-within = is in the period
records-filter-of = { $field }: which field
records-filter-itself = The record itself
records-stretch-today = today
records-stretch-yesterday = yesterday
records-stretch-tomorrow = tomorrow
records-stretch-this_week = this week
records-stretch-last_week = last week
records-stretch-next_week = next week
records-stretch-from-monday = { $stretch } (from Monday)
records-stretch-this_month = this month
records-stretch-last_month = last month
records-stretch-next_month = next month
records-stretch-this_quarter = this quarter
records-stretch-last_quarter = last quarter
records-stretch-next_quarter = next quarter
records-stretch-this_year = this year
records-stretch-last_year = last year
records-stretch-next_year = next year
records-stretch-last = the last so many …
records-stretch-next = the next so many …
records-stretch-count = How many
records-stretch-unit = Of what
records-stretch-last-days =
    { $count ->
        [one] last { $count } day
       *[other] last { $count } days
    }
records-stretch-last-weeks =
    { $count ->
        [one] last { $count } week
       *[other] last { $count } weeks
    }
records-stretch-last-months =
    { $count ->
        [one] last { $count } month
       *[other] last { $count } months
    }
records-stretch-last-quarters =
    { $count ->
        [one] last { $count } quarter
       *[other] last { $count } quarters
    }
records-stretch-last-years =
    { $count ->
        [one] last { $count } year
       *[other] last { $count } years
    }
records-stretch-next-days =
    { $count ->
        [one] next { $count } day
       *[other] next { $count } days
    }
records-stretch-next-weeks =
    { $count ->
        [one] next { $count } week
       *[other] next { $count } weeks
    }
records-stretch-next-months =
    { $count ->
        [one] next { $count } month
       *[other] next { $count } months
    }
records-stretch-next-quarters =
    { $count ->
        [one] next { $count } quarter
       *[other] next { $count } quarters
    }
records-stretch-next-years =
    { $count ->
        [one] next { $count } year
       *[other] next { $count } years
    }

# A record
records-details = Details
records-history = History
records-history-system = Treeline
records-history-field = Field
records-history-before = Before
records-history-after = After
records-history-empty = Nothing has been changed yet.
records-history-every = All fields
records-history-untouched = Nothing has happened to this field yet.
records-history-more = Show older
records-parts-empty = None yet.
records-masked = Hidden from you
records-undo = Undo
records-yes = Yes
records-no = No
records-trash = Delete
records-trashed = { $name } is in the trash

# What was done, in the history
records-action-create = created
records-action-update = changed
records-action-trash = moved to the trash
records-action-restore = brought back
records-action-purge = deleted for good
records-action-import = imported
records-action-attach = added a file
records-action-detach = removed a file
records-action-note = wrote a note
records-action-note_edit = changed a note
records-action-note_pin = pinned a note
records-action-note_unpin = unpinned a note
records-action-note_trash = deleted a note
records-action-note_restore = brought a note back
records-action-confirm = confirmed
records-action-cancel = cancelled
records-action-enrol = enrolled
records-action-place = placed in the tree
records-action-status = changed the status
records-action-ask = asked for it
records-action-approve = approved
records-action-reject = rejected
records-action-release = put in force
records-action-erase = erased the person

# Forms
records-edit = Edit
records-edit-title = Edit { $name }
records-new-title = New: { $object }
records-save = Save
records-saved = Saved
records-created = Created
records-line-add = Add a line
records-line-remove = Remove line { $number }
records-line-remove-column = Remove
records-leave-title = Leave without saving?
records-leave-text = What you have entered here is not saved yet.
records-leave-stay = Stay
records-leave-go = Leave

# Somebody else was faster
records-conflict-title = Somebody else has changed this record in the meantime
records-conflict-fields = Your entries are still here, on top of the newest version. You both changed these fields; saving keeps yours:
records-conflict-none = Your entries are still here, on top of the newest version. No field was changed by both of you; save again.
records-conflict-theirs = now

# Groups and cards
records-group = Group by
records-group-none = No groups
records-group-unknown = This list cannot be grouped in the way its address asks for.
records-group-then = Group by, level { $level }
records-group-no-further = then by…
records-group-dated = { $field }: { $unit }
records-unit-day = day
records-unit-month = month
records-unit-quarter = quarter
records-unit-year = year
records-group-hidden = Out of your sight
records-group-overlap = A record with several values stands in each of its groups; the total counts it once.
records-group-empty = Empty
records-group-count = Number
records-group-total = In all
records-chart = { $measure } by { $field }
records-chart-measure = What the bars show
records-chart-first = The chart shows the first { $count } groups.
records-shape = Draw as
records-shape-table = Table
records-shape-kanban = Kanban
records-cards = { $column }: { $count }
records-cards-none = No cards
records-move = Move { $name } to…
records-move-to = Move to…
records-move-not = Cards cannot be moved here: “{ $field }” is changed by commands of its own, or you may not change it.
records-moved = { $name } moved to “{ $to }”
records-changed = { $field } of { $name } changed
records-stale = Somebody else has just changed { $name }; nothing of it was overwritten. Look at the newest version and try again.

# The record among others
records-related = Related
records-related-by = { $objects }: { $field }
records-related-all = Show all
records-related-none = Nothing points to such records.
records-previous = Previous in the list (K)
records-next = Next in the list (J)
records-place = { $at } of { $of }
records-edit-in-card = Change a field of { $name }
records-edit-which = Which field?
records-kept = You entered this earlier and did not save it.
records-kept-discard = Discard it
records-unkept = This is too much to be kept in this browser: what you enter is lost with a reload. Save it soon.
records-export-xlsx = Workbook (XLSX)
records-export-csv = Text (CSV)
records-export-keys = Columns by field codes
records-action-merge = merged others into it
records-action-unmerge = took a merge back
records-action-apart = said it is not the same
records-action-apart_undo = took back that it is not the same
records-owner = Owner
records-owner-me = me

# Fields of several parts, of files and of formatted text.
address-lines = Street, house, flat
address-postcode = Postcode
address-city = City
address-region = Region
address-country = Country
records-file-later = A file can be added once the record is saved.
records-file-none = No file
records-file-bring = Upload
records-file-bring-for = Upload a file for “{ $field }”
records-file-large = This file is too large: at most { $size } MB.
records-file-no-image = This is no picture: use PNG, JPEG, GIF or WebP.
records-rich-tools = Formatting of “{ $field }”
records-rich-bold = Bold
records-rich-italic = Italic
records-rich-underline = Underlined
records-rich-strike = Struck through
records-rich-heading = Heading
records-rich-bulletList = List
records-rich-orderedList = Numbered list
records-rich-blockquote = Quotation
records-rich-link = Link
records-rich-address = Address of the link
records-money-currency = Currency of { $field }
records-clock = { $field }: time
records-date-before = Earlier
records-date-after = Later
records-wrong = { $count ->
    [one] This field has to be put right first:
   *[other] These fields have to be put right first:
 }
records-figures = Figures
records-timeline = Timeline
records-timeline-show = Show
records-timeline-all = Everything
records-timeline-changes = Changes
records-timeline-merges = Merges
