# Where members are paid, and on which terms
payees-method-sepa = перевод SEPA
payees-method-other = другой способ
