# Deputies: who stands in for an absent colleague.

problem-deputy-roles = Choose at least one role that the absent person has.
problem-deputy-same = Nobody stands in for oneself.
problem-deputy-oneself = You cannot name yourself: the absent person or another administrator does that.
problem-deputy-days = The days are over, upside down or more than { $max }.
problem-deputy-note-long = At most { $max } characters, on one line.
problem-deputy-many = There are { $max } entries for this person. End one first.
problem-deputy-not-running = This does not count at the moment: it has not begun, is over or was ended.

deputies-title = Deputies
deputies-text = While you are away, a colleague stands in for you with roles of yours. They see and do what you could, everything is noted as theirs for you, and they approve nothing that either of you asked for. Rights over people, roles and webhooks are never lent.
deputies-whose = Whose entries
deputies-own = Mine
deputies-everybody = Everybody’s
deputies-new = Name a deputy
deputies-person = Who is absent
deputies-deputy = Who stands in
deputies-roles = Roles
deputies-roles-hint = Of these count those that the absent person has at the moment.
deputies-from = First day
deputies-until = Last day
deputies-note = Note
deputies-name = Name
deputies-named = The deputy is named.
deputies-none = Nobody stands in for anybody.
deputies-for = { $deputy } for { $person }
deputies-state-upcoming = upcoming
deputies-state-running = running
deputies-state-over = over
deputies-state-ended = ended
deputies-end = End
deputies-end-text = { $deputy } can no longer work for { $person } from the next click on.
deputies-ended = Ended.
deputies-acting = You are working for { $person } until { $until }
deputies-stop = Back to my own name
deputies-begin = Work for { $person }
