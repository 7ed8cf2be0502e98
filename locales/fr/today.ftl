# Today: what waits for the person.

today-approvals = En attente de votre décision
today-close = Le mois est terminé, sans calcul de commissions
today-run-approve = Calcul de commissions : à approuver ou à rejeter
today-run-post = Calcul de commissions : approuvé, à comptabiliser
today-settlement-approve = Règlement à approuver
today-settlement-post = Règlement à comptabiliser
today-run-disputed = Calcul de commissions : le contrôle indépendant a trouvé quelque chose
today-transfer = Transfert : à approuver ou à rejeter
