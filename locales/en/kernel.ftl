# Numbers, money, dates and periods: what may be wrong with them.
problem-currency-unknown = “{ $value }” is no currency. Use an ISO code such as EUR.
problem-date-malformed = “{ $value }” is no date. Write it as YYYY-MM-DD.
problem-date-out-of-range = The date is outside the calendar.
problem-decimal-malformed = “{ $value }” is no number. Write digits with a point, such as 12.50.
problem-decimal-overflow = The number “{ $value }” is too large.
problem-decimal-too-fine = The number “{ $value }” has too many decimals.
problem-money-currencies-differ = Amounts in { $one } and { $other } cannot be added.
problem-money-overflow = The amount is too large.
problem-period-empty = The period ends before it begins.
problem-period-malformed = “{ $value }” is no period. Write a month as YYYY-MM.
problem-points-overflow = The volume is too large.
problem-rate-malformed = “{ $value }” is no rate. Write 5%, 0.05 or 1/20.
problem-rate-overflow = The rate is too large or too precise.
problem-rate-zero-denominator = A rate cannot be divided by zero.
problem-split-no-weight = An amount cannot be split by shares that are all zero.
problem-split-overflow = The shares are too large.
