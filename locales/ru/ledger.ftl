# The ledger: refusals, accounts, kinds of entries
problem-ledger-account-unknown = Счёта «{ $value }» не существует.
problem-ledger-holder-missing = Для счёта «{ $account }» нужен владелец.
problem-ledger-holder-unexpected = Счёт «{ $account }» принадлежит компании и не имеет владельца.
problem-ledger-too-few-postings = В записи должно быть не менее двух проводок.
problem-ledger-too-many-postings = В записи не более { $most } проводок.
problem-ledger-reference-missing = Запись должна указывать своё основание.
problem-ledger-reference-too-long = Ссылка длиннее { $most } байт.
problem-ledger-amount-zero = Проводка по счёту «{ $account }» имеет нулевую сумму.
problem-ledger-account-doubled = Счёт «{ $account }» указан в записи дважды.
problem-ledger-unbalanced = Запись не сбалансирована: излишек в мельчайших единицах { $currency }: { $minor_units_over }.
problem-ledger-reversal-without-entry = Сторно создаётся из записи, которую оно отменяет.
problem-ledger-reversal-of-reversal = Запись { $entry } сама является сторно и не может быть сторнирована.
problem-ledger-reversal-too-early = Сторно от { $reversal } раньше записи от { $entry }.
