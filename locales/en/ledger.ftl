# The ledger: refusals, accounts, kinds of entries
problem-ledger-account-unknown = There is no ledger account “{ $value }”.
problem-ledger-holder-missing = The account “{ $account }” needs the member who holds it.
problem-ledger-holder-unexpected = The account “{ $account }” belongs to the company and has no holder.
problem-ledger-too-few-postings = An entry needs at least two postings.
problem-ledger-too-many-postings = An entry has at most { $most } postings.
problem-ledger-reference-missing = An entry names what caused it.
problem-ledger-reference-too-long = The reference is longer than { $most } bytes.
problem-ledger-amount-zero = A posting to “{ $account }” has the amount zero.
problem-ledger-account-doubled = The account “{ $account }” stands twice in the entry.
problem-ledger-unbalanced = The entry does not balance: { $minor_units_over } minor units of { $currency } too many.
problem-ledger-reversal-without-entry = A reversal is made from the entry that it undoes.
problem-ledger-reversal-of-reversal = The entry { $entry } is a reversal and cannot be reversed again.
problem-ledger-reversal-too-early = The reversal of { $reversal } lies before the entry of { $entry }.
