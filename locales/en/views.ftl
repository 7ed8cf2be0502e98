# Saved views of lists.

views-label = Views
views-all = All
views-modified = Modified
views-save = Save
views-save-as = Save as…
views-reset = Reset
views-new-title = Save this view
views-rename = Rename
views-name = Name
views-shared = For everybody who reads this list
views-shared-mark = for everybody
views-menu = Manage the view “{ $name }”
views-share = Share with everybody
views-unshare = Keep to yourself
views-delete = Delete
views-deleted = The view “{ $name }” is deleted
views-saved = View saved
views-narrowed = This view also asks about something you may not see or that is gone; it is shown without that.
problem-view-too-many = You have { $max } views of this list already; delete one first.
problem-view-kanban-group = A kanban needs one choice field as its columns.
problem-view-narrowed = You do not see all that this view asks, so you cannot change it. Save it under another name.
views-mine = Mine
