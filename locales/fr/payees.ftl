# Where members are paid, and on which terms
payees-method-sepa = virement SEPA
payees-method-other = autre mode
