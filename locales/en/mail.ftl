# Mails about signing in.

mail-hello = Hello { $name },
mail-ignore = If you did not expect this mail, you need not do anything.
mail-invitation-subject = { $company }: your access
mail-invitation-text = you have been given access to { $company }. Your login is { $login }. Choose the password with which you will sign in.
mail-invitation-link = Choose a password
mail-invitation-until = The link works once and for seven days.
mail-reset-subject = { $company }: a new password
mail-reset-text = somebody asked for a new password for your login { $login }. If it was you, choose it now.
mail-reset-link = Choose a new password
mail-reset-until = The link works once and for 30 minutes.
mail-factor-reset-subject = { $company }: your second factor was taken away
mail-factor-reset-text = an administrator of { $company } has taken away the second factor of your login { $login }, and every session of yours has ended. Your password alone opens your account now.
mail-factor-reset-then = Set up a new second factor in the settings, under “Sign-in and security”. If you did not ask for this, tell your administrator at once.
mail-provider-subject = { $company }: you sign in with { $providers }
mail-provider-text = somebody asked for a new password for your login { $login }. There is none: you sign in with { $providers }.
mail-provider-then = If that way no longer opens, ask your administrator for a link. If you did not ask for a password, you need not do anything.
mail-news-subject = { $company }: { $text }
mail-news-link = Open
mail-news-why = You get this mail because you chose so for news of this kind, behind the bell.
