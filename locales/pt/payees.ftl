# Where members are paid, and on which terms
payees-method-sepa = transferência SEPA
payees-method-other = outra forma
