# The ledger: refusals, accounts, kinds of entries
problem-ledger-account-unknown = No existe la cuenta «{ $value }».
problem-ledger-holder-missing = La cuenta «{ $account }» necesita un titular.
problem-ledger-holder-unexpected = La cuenta «{ $account }» es de la empresa y no tiene titular.
problem-ledger-too-few-postings = Un asiento necesita al menos dos apuntes.
problem-ledger-too-many-postings = Un asiento tiene como máximo { $most } apuntes.
problem-ledger-reference-missing = Un asiento indica qué lo causó.
problem-ledger-reference-too-long = La referencia supera los { $most } bytes.
problem-ledger-amount-zero = Un apunte en «{ $account }» tiene importe cero.
problem-ledger-account-doubled = La cuenta «{ $account }» aparece dos veces en el asiento.
problem-ledger-unbalanced = El asiento no cuadra: sobran { $minor_units_over } unidades menores de { $currency }.
problem-ledger-reversal-without-entry = Una anulación se hace a partir del asiento que deshace.
problem-ledger-reversal-of-reversal = El asiento { $entry } es una anulación y no puede anularse.
problem-ledger-reversal-too-early = La anulación del { $reversal } es anterior al asiento del { $entry }.
