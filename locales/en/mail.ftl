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
mail-link-by-hand-subject = { $company }: somebody holds a link for your password
mail-link-by-hand-text = an administrator of { $company } has made a link with which the password of your login { $login } can be chosen, to hand it over to you.
mail-link-by-hand-then = If you did not ask for a link, or nobody hands you one, tell your administrator at once.
mail-password-chosen-subject = { $company }: your password was changed
mail-password-chosen-text = another password was chosen for your login { $login } at { $company }, and every other session of yours has ended.
mail-password-chosen-then = If it was not you, ask for a new password on the sign-in page and tell your administrator at once.
mail-address-changed-subject = { $company }: your mails go to another address
mail-address-changed-text = an administrator of { $company } has changed the address of your login { $login }: mails about signing in go to another address from now on. This is the last one to this address.
mail-address-changed-then = If you did not ask for this, tell your administrator at once.
mail-news-subject = { $company }: { $text }
mail-news-link = Open
mail-news-why = You get this mail because you chose so for news of this kind, behind the bell.
