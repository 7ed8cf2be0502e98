# The ledger: refusals, accounts, kinds of entries
problem-ledger-account-unknown = Nie ma konta „{ $value }”.
problem-ledger-holder-missing = Konto „{ $account }” wymaga właściciela.
problem-ledger-holder-unexpected = Konto „{ $account }” należy do firmy i nie ma właściciela.
problem-ledger-too-few-postings = Zapis wymaga co najmniej dwóch pozycji.
problem-ledger-too-many-postings = Zapis ma najwyżej { $most } pozycji.
problem-ledger-reference-missing = Zapis musi podawać swoją przyczynę.
problem-ledger-reference-too-long = Odwołanie jest dłuższe niż { $most } bajtów.
problem-ledger-amount-zero = Pozycja na koncie „{ $account }” ma kwotę zero.
problem-ledger-account-doubled = Konto „{ $account }” występuje w zapisie dwa razy.
problem-ledger-unbalanced = Zapis się nie bilansuje: nadwyżka w najmniejszych jednostkach { $currency }: { $minor_units_over }.
problem-ledger-reversal-without-entry = Storno tworzy się z zapisu, który ono odwraca.
problem-ledger-reversal-of-reversal = Zapis { $entry } jest stornem i nie można go stornować.
problem-ledger-reversal-too-early = Storno z dnia { $reversal } jest wcześniejsze niż zapis z dnia { $entry }.
