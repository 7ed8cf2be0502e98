# Passkeys: keys that stay in a device and sign in without a password.

problem-passkey-address = Passkeys need an address with a name and https. Ask whoever runs the server.
problem-passkey-many = You have { $max } passkeys. Take one away first.
problem-passkey-name = A name has 1 to 60 characters.
problem-passkey-refused = This is not the answer to our question. Begin again.
problem-passkey-known = This key is registered already.
problem-passkey-wrong = This key is not yours, or its answer is wrong.

passkeys-title = Passkeys
passkeys-text = A passkey stays in your device and signs you in with a fingerprint, a face or the device’s own code, without password and without a code from an app. It works at this address only, so nobody can fish for it.
passkeys-unavailable = This browser or this server’s address cannot use passkeys.
passkeys-new = New passkey
passkeys-name = Name
passkeys-name-hint = Where it is kept, for instance “Telephone”.
passkeys-make = Make the passkey
passkeys-made = The passkey is ready.
passkeys-since = since { $at }
passkeys-rename = Rename
passkeys-remove = Take away
passkeys-remove-text = It opens nothing any more, from now on. Delete it on the device as well. All other devices are signed out.
passkeys-removed = The passkey is taken away.
passkeys-no-key = No passkey was given.
passkeys-sign-in = Sign in with a passkey
passkeys-prove = Use a passkey
