# Calculs de commissions et plans en tant que documents.
problem-run-plan-unknown = Ce plan n’existe pas. Choisissez-en un dans la liste.
problem-run-plan-faulty = Le plan « { $plan } » contient des erreurs. Ouvrez-le, corrigez-les et recommencez.
problem-run-period-future = { $period } n’a pas encore commencé. Choisissez un mois avec des ventes.
problem-period-closed = { $period } est clos : ses commissions sont comptabilisées, rien ne peut plus y être daté. Choisissez un jour d’un mois ouvert.
problem-run-period-open = { $period } court jusqu’au { $until } : ce calcul montre l’état actuel et ne pourra être approuvé qu’une fois le mois terminé.
problem-run-stale = Depuis le calcul, des ventes sont arrivées en { $period } : { $counted } comptées, { $now } à présent. Rejetez ce calcul et recommencez.
problem-run-carry-open = { $open } doit d’abord être comptabilisé : le report de ses jambes entre dans { $period }.
problem-run-carry-past = Un mois ultérieur est déjà comptabilisé : le report des jambes de { $period } ne l’atteindrait pas.
problem-run-carry-stale = Le report entrant dans { $period } vient désormais d’un autre calcul. Rejetez celui-ci et recommencez.
problem-run-too-many-lines = Le calcul a plus de lignes qu’on ne peut en numéroter. Choisissez des lignes moins fines dans le plan.
problem-run-chunk-damaged = Une partie enregistrée du calcul est endommagée. Restaurez-la depuis une sauvegarde.
problem-run-dictionary = Le calcul n’a pas pu être enregistré. Réessayez.
problem-plan-released = « { $plan } » est déjà en vigueur. Créez une nouvelle version pour le modifier.
problem-plan-own = Vous avez modifié « { $plan } » en dernier. Une autre personne doit le mettre en vigueur.
run-anomaly-no-member = { $count ->
    [one] { $count } vente n’appartient à aucun membre et n’est pas comptée.
    [many] { $count } ventes n’appartiennent à aucun membre et ne sont pas comptées.
   *[other] { $count } ventes n’appartiennent à aucun membre et ne sont pas comptées.
  }
run-anomaly-other-currency = { $count ->
    [one] { $count } vente est dans une autre devise que celle du plan et n’est pas comptée.
    [many] { $count } ventes sont dans une autre devise que celle du plan et ne sont pas comptées.
   *[other] { $count } ventes sont dans une autre devise que celle du plan et ne sont pas comptées.
  }
run-anomaly-negative = { $count ->
    [one] { $count } membre finit en dessous de zéro.
    [many] { $count } membres finissent en dessous de zéro.
   *[other] { $count } membres finissent en dessous de zéro.
  }
run-anomaly-concentrated = Un seul membre reçoit { $share } % de tout ce qui est payé.
run-anomaly-payout = { $share } % du volume des ventes est versé.
run-anomaly-unpaid = La prime « { $bonus } » ne paie personne.
run-anomaly-carry-lapsed = { $count ->
    [one] { $count } report de volume devient caduc : son bonus ou son membre n’existe plus.
    [many] { $count } reports de volume deviennent caducs : leur bonus ou leur membre n’existe plus.
   *[other] { $count } reports de volume deviennent caducs : leur bonus ou leur membre n’existe plus.
  }
run-anomaly-jump = Le total a varié de { $percent } % par rapport au dernier mois comptabilisé.
run-anomaly-below = Le calcul finit au-dessous de zéro pour ce membre.
run-anomaly-owes = Une fois ce calcul comptabilisé, le membre doit à l’entreprise. Comparé à ce que le calcul lui-même paie.
run-anomaly-left = Est payé sans être actif.
run-anomaly-jump-payee = Plus de { $times } fois la médiane des derniers calculs comptabilisés ({ $runs }).
run-anomaly-top = Parmi les { $top } montants les plus élevés, et dans aucun des derniers calculs comptabilisés ({ $runs }).
run-anomaly-first = Un montant important, et le tout premier paiement.
run-anomaly-cap = { $count ->
    [one] La limite « { $bonus } » a retenu à { $count } membre.
    [many] La limite « { $bonus } » a retenu à { $count } membres.
   *[other] La limite « { $bonus } » a retenu à { $count } membres.
  }
run-anomaly-ceiling = { $percent } % du plafond du plan est payé.
run-anomaly-more = { $kind } : { $count } en tout, les { $kept } plus grands sont listés.
run-kind-recheck = Contrôle indépendant
run-kind-below = Sous zéro
run-kind-owes = Doit à l’entreprise
run-kind-left = Non actif
run-kind-jump-payee = Saut
run-kind-top = Nouveau en tête
run-kind-first = Premier paiement
run-kind-cap = Limite
run-kind-ceiling = Plafond
run-kind-run = Calcul entier
problem-run-look-note = Dites ce que c’est, en { $max } caractères au plus.
problem-run-look-taken = Quelqu’un l’a déjà examiné. Rouvrez le calcul pour voir qui.
