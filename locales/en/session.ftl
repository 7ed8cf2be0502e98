# Signing in, users and passwords.

problem-sign-in-wrong = The login or the password is wrong.
problem-password-short = The password must have at least { $min } characters.
problem-password-long = The password may have at most { $max } characters.
problem-password-like-login = The password is too much like the login.
problem-password-simple = The password is too easy to guess: it repeats itself or follows the keyboard.
problem-language-unknown = There is no language “{ $value }”: choose en, fr, pt, es, pl or ru.
problem-zone-unknown = There is no time zone “{ $value }”.
problem-theme-unknown = There is no theme “{ $value }”: choose light, dark or system.
problem-login-taken = The login “{ $login }” is already taken.
problem-login-malformed = A login has 2 to 120 characters without spaces.
problem-user-unknown = There is no user “{ $login }”.
problem-role-unknown = There is no role “{ $role }”.
problem-settings-empty = Give at least one value to change.
problem-company-name-malformed = The company’s name has 1 to 120 characters.
problem-password-wrong = The current password is wrong.
problem-password-common = The password is made of words that everybody uses. Choose a sentence of your own.

# Own sessions and password
session-security = Sign-in and security
session-where = Where you are signed in
session-present = This device
session-when = Signed in { $begun } · last used { $seen }
session-device = { $browser } on { $system }
session-device-unknown = Unknown device
session-end = End
session-end-title = End this session?
session-end-text = Whoever uses it is signed out at once.
session-end-others = End all others
session-end-others-text = All other devices are signed out at once.
session-ended = Ended
session-password = Password
session-password-change = Change the password
session-password-current = Current password
session-password-new = New password
session-password-rule = At least { $min } characters; a sentence is best. All other devices are signed out.
session-password-changed = The password has been changed; all other devices are signed out.
session-choose = Choose a password
session-choose-invited = Welcome, { $name }. Choose the password with which you will sign in.
session-choose-reset = { $name }, choose a new password.
session-choose-rule = At least { $min } characters; a sentence is best.
session-chosen = The password is set. Sign in with it.
