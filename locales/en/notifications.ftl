# What the bell tells.

notifications-title = Notifications
notifications-open =
    { $count ->
        [one] Notifications: { $count } unread
       *[other] Notifications: { $count } unread
    }
notifications-none = Nothing to tell.
notifications-older = Show older
notifications-all-read = All read
notifications-mark-read = Mark as read: { $text }
notifications-unread-again = Mark as unread: { $text }
notifications-kinds = What to hear of
notifications-kind-assigned = Records assigned to me
notifications-kind-mentioned = Texts that name me (@login)
notifications-kind-approval = What waits for my decision
notifications-kind-question = Questions about earnings
notifications-kind-task = Tasks that are due
notifications-kind-job = My work in the background that has ended
notifications-kind-webhook = Webhooks of mine that were switched off
notifications-assigned = Assigned to you: { $record }
notifications-assigned-many =
    { $count ->
        [one] { $count } record assigned to you: { $objects }
       *[other] { $count } records assigned to you: { $objects }
    }
notifications-mentioned = { $name } named you: { $record }
notifications-mentioned-full = 
    { $count ->
        [one] { $name } has heard of { $count } text of yours today; of more only tomorrow
       *[other] { $name } has heard of { $count } texts of yours today; of more only tomorrow
    }
notifications-mentioned-cut = 
    { $count ->
        [one] Your text names more people than are told at once; only the first was: { $record }
       *[other] Your text names more people than are told at once; only the first { $count } were: { $record }
    }
notifications-approval-transfer = A transfer waits for your decision
notifications-approval-run = A commission run waits for your decision
notifications-question = { $name } asks about a line of earnings: { $record }
notifications-approval-settlement = A settlement waits for your decision
notifications-by-none = Not at all
notifications-by-bell = Bell
notifications-by-mail = Bell and mail
notifications-task = Due today: { $record }
notifications-job-done = { $title }: done
notifications-job-failed = { $title }: failed
notifications-webhook = The webhook { $name } was switched off
problem-notification-kind-unknown = There is no kind of news { $token }.
