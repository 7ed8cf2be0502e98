# Several records of one thing become one, and back.

merges-merge = Merge
merges-merge-count =
    { $count ->
        [one] Merge { $count } record
       *[other] Merge { $count } records
    }
merges-title = Merge: { $objects }
merges-stays = Which one stays
merges-compare = The records side by side
merges-further = These look the same too, take them along:
merges-whole = Show fields that are the same too
merges-moves = Moves to the record that stays: { $moves }
merges-moves-none = Nothing refers to the others.
merges-note = Lines and history of all are kept. The others go to the trash and lead to the one that stays. Confirmed sales, postings and closed months stay as they are. This can be taken back while nothing has changed since.
merges-blocked = These records cannot be merged so
merges-done = Merged into { $name }
merges-undo = Take the merge back
merges-undone = The records are apart again
merges-into = merged into
merges-record = another record
merges-empty = Choose two to ten records in the list, or open a pair of duplicates.
merges-of-user = Users
merges-of-view = Saved views
field-merged = Merged
field-merged_into = Merged into
field-not_same_as = Not the same as

problem-record-merged = This record was merged into another one.
problem-trash-merged = This record was merged into another one: take the merge back instead.
problem-merge-not-offered = Records of this object are not merged.
problem-merge-fields-hidden = A merge decides about every field, and you do not see all of them.
problem-merge-self = A record is not merged with itself.
problem-merge-count = Two to { $max } records are merged at a time.
problem-merge-not-among = The value must come from one of the records.
problem-merge-points-among = This value would lead to the record itself.
problem-merge-too-many = More than { $max } references would move.
problem-merge-reference-unique = Two records refer to these, and only one may. Change one of them first.
problem-merge-undone = This merge was taken back already.
problem-merge-changed-since = Something has changed since the merge; it can no longer be taken back.
problem-merge-transfer = A transfer of { $name } or to a place below is under way. Decide about it first.
problem-merge-place = { $name } has a place in a tree where the member who would stay has none. Let the other one stay, or place this one first.
problem-merge-below = The member who would stay stands below { $name } in the network. Let { $name } stay.
merges-of-attachment = Files
merges-of-note = Notes
