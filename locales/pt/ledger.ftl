# The ledger: refusals, accounts, kinds of entries
problem-ledger-account-unknown = Não existe a conta “{ $value }”.
problem-ledger-holder-missing = A conta “{ $account }” precisa de um titular.
problem-ledger-holder-unexpected = A conta “{ $account }” é da empresa e não tem titular.
problem-ledger-too-few-postings = Um lançamento precisa de pelo menos duas linhas.
problem-ledger-too-many-postings = Um lançamento tem no máximo { $most } linhas.
problem-ledger-reference-missing = Um lançamento indica o que o causou.
problem-ledger-reference-too-long = A referência tem mais de { $most } bytes.
problem-ledger-amount-zero = Uma linha em “{ $account }” tem valor zero.
problem-ledger-account-doubled = A conta “{ $account }” aparece duas vezes no lançamento.
problem-ledger-unbalanced = O lançamento não fecha: sobram { $minor_units_over } unidades menores de { $currency }.
problem-ledger-reversal-without-entry = Um estorno é feito a partir do lançamento que anula.
problem-ledger-reversal-of-reversal = O lançamento { $entry } é um estorno e não pode ser estornado.
problem-ledger-reversal-too-early = O estorno de { $reversal } é anterior ao lançamento de { $entry }.
