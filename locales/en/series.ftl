# Number series: how the codes of records read.

series-title = Number series
series-hint = How the codes of records read. Codes that were given stay as they are.
series-object = For
series-prefix = Before the number
series-width = Digits
series-yearly = Year before the number
series-yearly-note = The numbers of each year begin at 1.
series-example = Such as { $code }
series-next = Next number
series-next-note = Never one that was given already. Codes that imports brought are passed over.
series-next-code = Next code
series-kept = Codes that records have do not change.
series-save = Save
series-saved = Saved: new records are numbered so.
problem-series-prefix = At most { $max } letters, digits, hyphens, slashes, dots and underscores stand before the number, a letter or digit first.
problem-series-width = A number is filled up to 1 to { $max } digits.
problem-series-prefix-taken = Another series begins with { $token } already.
problem-series-next = The next number is a whole number from 1 to { $max }.
problem-series-next-given = { $code } was given already: the next number is greater.
