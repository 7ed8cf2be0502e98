# The ledger: refusals, accounts, kinds of entries
problem-ledger-account-unknown = Il n’existe pas de compte « { $value } ».
problem-ledger-holder-missing = Le compte « { $account } » exige son titulaire.
problem-ledger-holder-unexpected = Le compte « { $account } » appartient à l’entreprise et n’a pas de titulaire.
problem-ledger-too-few-postings = Une écriture comporte au moins deux lignes.
problem-ledger-too-many-postings = Une écriture comporte au plus { $most } lignes.
problem-ledger-reference-missing = Une écriture indique ce qui l’a causée.
problem-ledger-reference-too-long = La référence dépasse { $most } octets.
problem-ledger-amount-zero = Une ligne sur « { $account } » a un montant nul.
problem-ledger-account-doubled = Le compte « { $account } » figure deux fois dans l’écriture.
problem-ledger-unbalanced = L’écriture n’est pas équilibrée : { $minor_units_over } unités mineures de { $currency } en trop.
problem-ledger-reversal-without-entry = Une contre-passation se fait à partir de l’écriture qu’elle annule.
problem-ledger-reversal-of-reversal = L’écriture { $entry } est une contre-passation et ne peut pas être annulée.
problem-ledger-reversal-too-early = La contre-passation du { $reversal } précède l’écriture du { $entry }.
