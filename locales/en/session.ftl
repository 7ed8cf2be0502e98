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
session-forgot = Forgot your password?
session-forgot-title = Forgotten password
session-forgot-text = Enter your login. If it is known here, a mail with a link goes to the address kept with it.
session-forgot-send = Send the link
session-forgot-sent = If the login is known, a mail is on its way. The link in it works once and for 30 minutes.
session-forgot-no-mail = This installation sends no mails. Ask an administrator for a link.
session-back = Back to sign-in
problem-second-factor-needed = Enter the code from your telephone as well.
problem-second-factor-wrong = The code is wrong, or it was used already. Wait for the next one.
problem-second-factor-there = There is a second factor already. Take it away first.
problem-second-factor-none = There is no second factor.
problem-proof-needed = Show once more who you are.

# Second factor and proof
factor-title = Second factor
factor-on = On
factor-text = With a code from an app on your telephone, a stolen password alone opens nothing.
factor-since = A code is asked for at every sign-in since { $date }.
factor-set-up = Set up
factor-scan = Scan this picture with an app for codes, such as the one of your telephone or of your password manager.
factor-picture = Picture to scan
factor-type = Or type this key into the app:
factor-here = On this device: open the app.
factor-confirm-text = Then enter the code that the app shows:
factor-figure = Figure { $number } of 6
factor-confirm = Turn it on
factor-recovery = Recovery codes
factor-recovery-text = Each code lets you in once if you lose your telephone. They are shown only now: print them or keep them in your password manager.
factor-recovery-copy = Copy the codes
factor-recovery-kept = I have kept them
factor-recovery-new = New recovery codes
factor-remove = Turn off
factor-remove-text = Your password alone will then open your account. The recovery codes no longer work.
factor-removed = The second factor is off.
factor-code = Code
factor-code-hint = Six figures from your telephone, or a recovery code.
problem-second-factor-duty = Set up a second factor first: your role asks for it.
factor-duty = One more thing before you go on
factor-duty-text = Your role asks for a second factor: a code from an app on your telephone besides the password. Set it up now; nothing else opens before.
proof-title = Once more: is it you?
proof-code-text = This needs a fresh proof. Enter the code from your telephone, or a recovery code.
proof-password-text = This needs a fresh proof. Enter your password.
proof-go-on = Go on
factor-recovery-left =
    { $count ->
        [one] { $count } recovery code is left.
       *[other] { $count } recovery codes are left.
    }
