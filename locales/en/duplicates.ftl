# Records that are likely the same: beside a form, and over all records of an object.

duplicates-open = Duplicates
duplicates-title = Duplicates: { $objects }
duplicates-same = { $field }: the same
duplicates-similar = { $field }: similar
duplicates-likely = Already there?
duplicates-likely-note = These records look like what you are entering. You can go on all the same.
duplicates-found =
    { $count ->
        [one] { $count } record looks the same
       *[other] { $count } records look the same
    }
duplicates-search = Search for duplicates
duplicates-as-of = As of
duplicates-which = Which pairs
duplicates-open-pairs = To decide
duplicates-apart = Not the same
duplicates-undecided = Decide again
duplicates-noted = Noted: not the same
duplicates-none = No duplicates to decide about.
duplicates-none-apart = Nothing was said not to be the same.
duplicates-never = No search has been done yet.
jobs-title-duplicates = Search for duplicates: { $objects }

problem-duplicates-not-offered = The definition of this object does not say by what its records are recognised.
problem-duplicates-searching = A search is at work already.
problem-duplicates-self = A record is the same as itself.
