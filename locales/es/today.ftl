# Today: what waits for the person.

today-approvals = A la espera de su decisión
today-close = El mes ha terminado sin cálculo de comisiones
today-run-approve = Cálculo de comisiones: aprobar o rechazar
today-run-post = Cálculo de comisiones: aprobado, por contabilizar
today-settlement-approve = Liquidación por aprobar
today-settlement-post = Liquidación por contabilizar
today-run-disputed = Cálculo de comisiones: la comprobación independiente encontró algo
today-transfer = Traslado: aprobar o rechazar
