# The trash: what lies there, the way back, the way out for good.

trash-title = Trash: { $objects }
trash-open = Trash
trash-search = Search in the trash
trash-name = Name
trash-at = Deleted
trash-by = By
trash-empty = The trash is empty.
trash-empty-filtered = Nothing in the trash matches the search.
trash-more = Show more
trash-restore = Bring back
trash-restored = { $name } is back
trash-undo = Undo
trash-purge = Delete for good
trash-purge-title = Delete { $name } for good?
trash-purge-text = This cannot be undone. The history keeps that it happened. Type { $code } to go on.
trash-purge-code = Code
trash-purged = { $name } is gone for good

problem-trash-reference-missing = The record this one needs here is in the trash itself or gone. Bring that one back first.
problem-purge-code-wrong = This is not the code of the record.
problem-purge-kept-sales = Confirmed sales are built on this record; it stays.
problem-purge-kept-ledger = Postings of the ledger belong to this record; it stays.
problem-purge-kept-network = This member has had a place in the network; the record stays.
problem-purge-kept-users = A user of the company depends on this record; it stays until that is changed.
problem-purge-kept-records = Other records still refer to this one, perhaps from the trash; it stays until they no longer do.
problem-purge-kept-hold = The data of this person are held by a legal hold; the record stays until it is lifted.
