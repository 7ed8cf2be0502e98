# Mes gains.
earnings-title = Mes gains
# In the bar at the foot of a phone: one short word.
earnings-short = Gains
earnings-of-member = Gains
earnings-history = Mois passés
earnings-as-of = Au
earnings-kind-fact = Fait
earnings-kind-pending = En attente d’approbation
earnings-kind-estimate = Estimation
earnings-kind-nothing = Rien encore
earnings-note-fact = Ce mois est clos et comptabilisé. Il ne change plus.
earnings-note-pending = Le mois est calculé, mais une seconde personne ne l’a pas encore approuvé et comptabilisé.
earnings-note-estimate = Ce que le mois rapporterait s’il se terminait maintenant. Ventes et retours peuvent encore le changer.
earnings-note-nothing = Il n’y a rien à afficher.
earnings-nothing = Rien ne peut être calculé pour ce mois
earnings-nothing-note = Aucun plan n’est en vigueur. La finance met les plans en vigueur.
earnings-not-member = { $period } : pas encore membre du réseau.
earnings-rank-reached = Tout est atteint.
earnings-months = Gains par mois
