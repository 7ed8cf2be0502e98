# Where members are paid, and on which terms
payees-method-sepa = SEPA transfer
payees-method-other = another way
