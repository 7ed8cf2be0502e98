# Screens of plans.
plans-check = Check
plans-check-again = Check again
plans-good = The plan can be used
plans-error = error
plans-lint = look
plans-note = note
plans-line = Line { $line }
plans-text = Text of the plan
plans-text-note = Changes here are only tried. Edit the record to save them.
plans-release = Put in force
plans-release-note = From this day on, months are computed with this plan. Whoever changed it last cannot put it in force.
plans-from = First day
plans-released = The plan is in force.
