# What payouts were caused by, and how earnings were spread.
compliance-title = Conformité
compliance-from = De
compliance-to = À
compliance-export = Exporter
compliance-empty = Aucun mois de cette période n’a de calcul comptabilisé. Comptabilisez un calcul ou choisissez d’autres mois.
compliance-of = Chiffres de : { $months }
compliance-open = { $count ->
    [one] { $count } mois n’a pas encore de calcul comptabilisé.
    [many] { $count } de mois n’ont pas encore de calcul comptabilisé.
   *[other] { $count } mois n’ont pas encore de calcul comptabilisé.
}
compliance-paid = À quoi tiennent les versements
compliance-sold = Qui a acheté
compliance-cause-customers = Clients finals
compliance-cause-own = Vendeurs pour eux-mêmes
compliance-cause-joining = Nouveaux vendeurs à l’adhésion
compliance-cause-unknown = Rien pendant ces mois
compliance-disclosure = Publication des revenus : tous les membres
compliance-disclosure-active = Membres actifs
compliance-members = Membres
compliance-nothing = N’ont rien gagné
compliance-people = { $count ->
    [one] { $count } membre
    [many] { $count } de membres
   *[other] { $count } membres
}
compliance-median = Gain médian
compliance-mean = { $amount } en moyenne
compliance-average = Moyenne
compliance-ahead = Ont gagné plus qu’ils n’ont acheté
compliance-percentiles = Gains par centile
compliance-percentile = Membres
compliance-earned-most = Ont gagné au plus
compliance-percentile-row = { $percent } des membres
compliance-top = Le { $percent } le mieux payé, ensemble
compliance-ranks = Par rang
compliance-rank = Rang
compliance-bought = Achats personnels
compliance-fewest = { $count ->
    [one] Les montants de moins de { $count } membre ne sont pas montrés : ils diraient ce que gagne l’un d’eux.
    [many] Les montants de moins de { $count } de membres ne sont pas montrés : ils diraient ce que gagne l’un d’eux.
   *[other] Les montants de moins de { $count } membres ne sont pas montrés : ils diraient ce que gagne l’un d’eux.
}
compliance-method = Comment c’est calculé
compliance-method-causes = { $count ->
    [one] Une ligne issue d’un seul achat tient à cet achat. Les autres sont réparties selon ce qu’a acheté le groupe qui les porte : clients finals, vendeurs pour eux-mêmes, vendeurs dans le jour qui suit l’adhésion. Chaque centime est compté une fois.
    [many] Une ligne issue d’un seul achat tient à cet achat. Les autres sont réparties selon ce qu’a acheté le groupe qui les porte : clients finals, vendeurs pour eux-mêmes, vendeurs dans les { $count } de jours qui suivent l’adhésion. Chaque centime est compté une fois.
   *[other] Une ligne issue d’un seul achat tient à cet achat. Les autres sont réparties selon ce qu’a acheté le groupe qui les porte : clients finals, vendeurs pour eux-mêmes, vendeurs dans les { $count } jours qui suivent l’adhésion. Chaque centime est compté une fois.
}
compliance-method-costs = Les gains sont ce qu’ont versé les calculs comptabilisés, déduction faite des reprises. Des frais de vente, seuls les achats personnels sont connus ici.
compliance-no-verdict = Ce sont des indicateurs, pas des verdicts. Ce que demande la loi dépend du pays et du cas ; elle considère :
problem-compliance-months = { $max } mois au plus à la fois. Choisissez un premier mois plus récent.
problem-compliance-order = { $from } est après { $to }. Choisissez un premier mois qui ne suit pas le dernier.
problem-compliance-currencies = Des mois en { $one } et en { $other } ne s’additionnent pas. Choisissez des mois d’une seule devise.
