# Where members are paid, and on which terms
payees-method-sepa = przelew SEPA
payees-method-other = inny sposób
