# Where members are paid, and on which terms
payees-method-sepa = transferencia SEPA
payees-method-other = otra forma
