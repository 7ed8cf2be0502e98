# Words that every part of the product shares.

problem-not-signed-in = You are not signed in, or your session has ended. Sign in to go on.
problem-forbidden = You do not have the right to do this. Ask an administrator if you need it.
problem-not-found = There is nothing here, or it is not open to you.
problem-version-stale = Somebody else has changed this in the meantime. Reload it and enter your change again.
problem-version-missing = The request does not say which version it changes.
problem-json-malformed = The request is not readable JSON (line { $line }, column { $column }).
problem-request-malformed = The request cannot be read.
problem-query-malformed = The address has a parameter that cannot be read: { $name }.
problem-query-unknown = There is no parameter “{ $name }” at this address.
problem-field-unknown = There is no field “{ $field }” here.
problem-field-missing = The field “{ $field }” is missing.
problem-field-type = This field has a value of the wrong kind.
problem-id-malformed = “{ $value }” is not an id.
problem-idempotency-key-malformed = The Idempotency-Key must have 1 to 128 plain characters.
problem-idempotency-key-reused = This Idempotency-Key was already used for another request.
problem-body-too-large = The request is too large: at most { $max } bytes are taken.
problem-body-slow = The request came too slowly and was given up.
problem-type-unsupported = This kind of content is not taken here.
problem-method-not-allowed = This address does not take this kind of request.
problem-csrf-refused = The request did not come from this application and was refused.
problem-host-refused = This address is not known to the application.
problem-throttled = { $seconds ->
    [one] Too many tries. Try again in { $seconds } second.
   *[other] Too many tries. Try again in { $seconds } seconds.
 }
problem-not-ready = The service is busy or starting. Try again in a moment.
problem-internal = Something went wrong on our side. Give the number of this request when you report it.
problem-storage-full = The storage is full: nothing can be saved until the operator makes room. Reading goes on.
problem-refused = The request was refused.
common-records-count = { $count ->
    [one] { $count } record
   *[other] { $count } records
 }

# How days, months, moments and decimals are written where no screen writes them: letters after % are parts of a date.
said-day = %-d %b %Y
said-month = %b %Y
said-moment = %-d %b %Y, %H:%M (%Z)
said-point = .
said-language-en = English
said-language-fr = French
said-language-pt = Portuguese
said-language-es = Spanish
said-language-pl = Polish
said-language-ru = Russian
