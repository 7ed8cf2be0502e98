# Tests rétrospectifs : un plan essayé sur des mois passés.
problem-backtest-span = Le premier mois { $from } vient après le dernier { $to }.
problem-backtest-month = « { $period } » n’est pas un mois civil. Choisissez des mois comme 2026-01.
problem-backtest-too-long = Un test rétrospectif porte sur { $max } mois au plus. Choisissez-en moins.
problem-backtest-month-open = { $period } n’est pas encore comptabilisé. Un test rétrospectif porte sur des mois clos et comptabilisés.
problem-backtest-month-empty = Rien n’a été vendu en { $period }. Commencez par un mois ultérieur.
problem-backtest-currency = Le plan paie en { $currency }, et { $period } a été payé en { $paid }. On ne compare pas des montants de deux devises.
problem-backtest-running = Un test rétrospectif de « { $plan } » est en cours. Attendez sa fin ou annulez-le.
problem-backtest-at-work = Le test rétrospectif est en cours. Annulez-le d’abord.
problem-backtest-too-many = Un plan garde { $max } tests rétrospectifs au plus. Supprimez ceux qui ne servent plus.
problem-backtest-order = Cet ordre n’existe pas. Choisissez gain, loss ou member.
backtests-title = Test rétrospectif
backtests-note = Calcule ce plan sur des mois clos, chacun reprenant les jambes et les rangs que le plan lui-même aurait laissés, et dit ce qu’il coûterait, qui gagnerait et qui perdrait. Rien n’est payé ni comptabilisé.
backtests-from = Premier mois
backtests-to = Dernier mois
backtests-against = Comparé avec
backtests-against-paid = ce qui a été réellement payé
backtests-start = Essayer sur ces mois
backtests-no-months = Aucun mois n’est encore comptabilisé. Un test rétrospectif en demande au moins un.
backtests-empty = Ce plan n’a pas encore été essayé sur des mois passés.
backtests-earlier = Tests rétrospectifs de ce plan
backtests-more = Afficher les plus anciens
backtests-back = Tous les tests rétrospectifs
backtests-span = { $from } – { $to }
backtests-versus = par rapport à « { $plan } »
backtests-progress = Mois { $done } sur { $total }
backtests-waiting = Attend son tour
backtests-cancel = Annuler
backtests-cancelled = Le test rétrospectif a été annulé. Il n’en reste rien.
backtests-delete = Supprimer
backtests-delete-note = Le test rétrospectif et tout ce qu’il a trouvé disparaissent définitivement. Calculs et paiements ne sont pas touchés.
backtests-deleted = Le test rétrospectif est supprimé.
backtests-failed = Le test rétrospectif n’a pas pu être calculé
backtests-state-queued = En attente
backtests-state-running = En cours
backtests-state-done = Terminé
backtests-state-failed = Échoué
backtests-before = Avant
backtests-after = Avec ce plan
backtests-difference = Différence
backtests-winners = Gagnent
backtests-losers = Perdent
backtests-members-of = { $count ->
    [one] { $count } membre
    [many] { $count } de membres
   *[other] { $count } membres
  }
backtests-masked = Les montants vous sont masqués.
backtests-lapsed = { $count ->
    [one] { $count } volume reporté d’une jambe n’est repris par personne : son bonus n’est pas un binaire de ce plan.
    [many] { $count } de volumes reportés de jambes ne sont repris par personne : leur bonus n’est pas un binaire de ce plan.
   *[other] { $count } volumes reportés de jambes ne sont repris par personne : leur bonus n’est pas un binaire de ce plan.
  }
backtests-months = Coût par mois
backtests-month = Mois
backtests-sold = Vendu
backtests-paid-members = Membres payés
backtests-distribution = Qui gagne et perd combien
backtests-bucket-none = aucun changement
backtests-bucket-loss = { $from } à { $to } de moins
backtests-bucket-loss-open = { $from } ou plus de moins
backtests-bucket-gain = { $from } à { $to } de plus
backtests-bucket-gain-open = { $from } ou plus en plus
backtests-bucket-small-loss = moins de { $to } en moins
backtests-bucket-small-gain = moins de { $to } en plus
backtests-count = Membres
backtests-tenths = Ce que reçoit chaque dixième des payés
backtests-tenth-best = Dixième le mieux payé
backtests-tenth = Dixième { $number }
backtests-bonuses = Par bonus
backtests-bonus = Bonus
backtests-bonus-absent = absent
backtests-ranks = Rangs après le dernier mois
backtests-rank = Rang
backtests-members = Membres
backtests-member = Membre
backtests-order = Ordre
backtests-order-gain = plus grand gain d’abord
backtests-order-loss = plus grande perte d’abord
backtests-order-member = par inscription
backtests-find = Trouver un membre
backtests-nobody = Personne de ce nom n’a rien reçu d’un côté ni de l’autre.
backtests-nobody-paid = Personne n’a rien reçu d’un côté ni de l’autre.
backtests-export = Exporter en CSV
backtests-chart = { $label } : { $before } avant, { $after } avec ce plan
backtests-column-code = Code
backtests-column-name = Nom
backtests-column-before = Avant
backtests-column-after = Avec ce plan
backtests-column-difference = Différence
backtests-column-currency = Devise
backtests-column-rank_before = Rang avant
backtests-column-rank_after = Rang avec ce plan
