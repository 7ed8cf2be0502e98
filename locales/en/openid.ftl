# Signing in with a provider by OpenID Connect.

problem-openid-refused = This answer does not belong to a sign-in that was begun in this browser. Begin again.
problem-openid-unknown = Nobody here is linked to this sign-in. Sign in with your password and link it under “Sign-in and security”, or ask an administrator for an invitation.
problem-openid-unreachable = “{ $provider }” cannot be reached at the moment, or does not answer as it should. Try again later, or sign in another way.
problem-openid-known = This sign-in is linked already.
problem-openid-many = You have { $max } linked sign-ins. Unlink one first.
problem-openid-proof-factor = Enter a code of your second factor instead.
problem-sign-in-last = This is your last way to sign in. Set a password or a passkey first.

openid-title = Sign-in providers
openid-text = A linked provider signs you in here once it knows you there. What it says of your mail address counts for nothing.
openid-sign-in = Sign in with { $provider }
openid-link = Link { $provider }
openid-prove = Use { $provider }
openid-since = linked { $at }
openid-gone = This provider is no longer set up here.
openid-unlink = Unlink
openid-unlink-text = It opens nothing any more, from now on. All other devices are signed out.
openid-unlinked = The provider is unlinked.
openid-denied = The provider did not sign you in.
openid-back = Back
