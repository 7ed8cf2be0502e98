# API tokens: what programs show instead of a session.

problem-token-name-malformed = A name has 1 to 100 characters.
problem-token-days = A token lives 1 to { $max } days.
problem-token-objects-empty = Choose at least one object, or all.
problem-token-object-unknown = There is no object “{ $object }” for a token.
problem-token-too-many = You have { $max } tokens. Revoke one first.
problem-token-read-only = This token may only read.
problem-token-refused = Only the person can do this, not a token.
problem-token-factor-duty = A role asks the person of this token for a second factor that is not there. Once it is set up, the token works again.

tokens-title = API tokens
tokens-text = A token lets a program work in your name over the API, with no more than your rights and never with those for sign-ins, users, roles, webhooks, approvals and postings.
tokens-whose = Whose tokens
tokens-own = My tokens
tokens-everybody = Everybody’s tokens
tokens-new = New token
tokens-name = Name
tokens-name-hint = What it is for, for instance the program that uses it.
tokens-days = Valid for
tokens-read-only = Read only
tokens-read-only-hint = Nothing can be changed with it.
tokens-read-write = Read and change
tokens-objects = Objects
tokens-objects-hint = Leave empty for all objects you may see.
tokens-objects-all = All objects
tokens-make = Make the token
tokens-shown = Token “{ $name }”
tokens-shown-text = It is shown only now. Keep it like a password.
tokens-token = Token
tokens-example = A program sends it with every request:
tokens-copy = Copy the token
tokens-over = Expired
tokens-used = Last used { $at }
tokens-never-used = Never used
tokens-until = Valid until { $at }
tokens-revoke = Revoke
tokens-revoke-text = The next request with it is refused. This cannot be undone.
tokens-revoked = The token is revoked.
tokens-none = There are no tokens.
tokens-more = More
tokens-days-count =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
