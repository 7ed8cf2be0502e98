# Changes of many records at once.

bulk-select = Select { $name }
bulk-select-loaded = Select the rows shown
bulk-select-all = Select all { $count } that match
bulk-actions = Actions on the selected rows
bulk-selected =
    { $count ->
         [one] { $count } selected
        *[other] { $count } selected
    }
bulk-all = All { $count } that match are selected
bulk-edit = Edit
bulk-assign = Assign
bulk-clear = Clear selection
bulk-started = Under way: see the background work
bulk-changed =
    { $count ->
         [one] { $number } record changed.
        *[other] { $number } records changed.
    }
bulk-left =
    { $count ->
         [one] { $number } left out:
        *[other] { $number } left out:
    }
bulk-trash-text = They go to the trash in the background. You can take it back as long as nothing has happened to them since.
bulk-field = Field to change
bulk-field-remove = Leave { $field } as it is
bulk-edit-text = Only these fields change. A field left empty is emptied.
bulk-apply = Apply
bulk-owner = New owner
bulk-unit = New unit
bulk-given = What each record gets
bulk-left-title = Left out
bulk-record = Record
bulk-why = Why
bulk-cancelled = The work was cancelled. What was done before stays done and can be taken back.
bulk-undone = This was taken back.
bulk-count-changed = Changed
bulk-count-left = Left out
bulk-undo = Undo
bulk-open-list = Open the list
bulk-title-update = Change of many records
bulk-title-assign = Assignment of many records
bulk-title-trash = Many records to the trash
bulk-title-undo = Undo of a change of many records

jobs-title-bulk-update = Change of many: { $objects }
jobs-title-bulk-assign = Assignment of many: { $objects }
jobs-title-bulk-trash = Many to the trash: { $objects }
jobs-title-bulk-undo = Undo of a change of many: { $objects }

field-owner = Owner
field-unit = Unit

problem-bulk-aim = Name the records one by one, or say that all of a list are meant: exactly one of the two.
problem-bulk-too-many = At most { $max } records can be named one by one. Select all that match instead.
problem-bulk-nothing = There is nothing to do: name records and what is to change.
problem-bulk-mixed = One change does one thing: edit fields, assign, or delete.
problem-bulk-action-unknown = There is no such action on many records.
problem-bulk-field-alone = This field cannot be changed for many records at once.
problem-bulk-unchanged = They had these values already.
problem-bulk-changed-since = They have been changed since.
problem-bulk-field-gone = A field that it changed is gone since.
problem-bulk-running = The work is still under way. Wait for its end or cancel it.
problem-bulk-undone = This has been taken back already, or takes something back itself.
problem-bulk-object-alone = Records of this kind are changed one at a time.
