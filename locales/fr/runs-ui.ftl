# Écrans des calculs de commissions.
runs-title = Calculs de commissions
runs-code = Code
runs-period = Mois
runs-plan = Plan
runs-state = État
runs-total = Total
runs-asked = Demandé
runs-open = Ouvrir le calcul
runs-close-month = Clôturer le mois
runs-try-month = Calculer jusqu’ici
runs-start = Calculer
runs-start-title = Clôturer { $period }
runs-start-note = Rien n’est encore payé : le calcul est contrôlé de façon indépendante et une autre personne doit l’approuver avant la comptabilisation.
runs-empty = Aucun mois n’a encore été clôturé.
runs-state-open = Ouvert
runs-state-calculating = En calcul
runs-state-calculated = Calculé
runs-state-disputed = Contrôle échoué
runs-state-approved = Approuvé
runs-state-posted = Comptabilisé
runs-state-rejected = Rejeté
runs-state-failed = Échoué
runs-approve = Approuver
runs-reject = Rejeter
runs-post = Comptabiliser
runs-wait = Le mois n’est pas terminé : ce calcul montre l’état actuel. Rejetez-le et recalculez une fois le mois écoulé.
runs-approve-note = Vous acceptez que ce calcul soit payé.
runs-reject-note = Le mois est rouvert et peut être recalculé. Dites pourquoi.
runs-post-note = Les montants sont inscrits dans le grand livre. Un mois comptabilisé ne change plus jamais.
runs-approve-done = Le calcul est approuvé.
runs-reject-done = Le calcul est rejeté ; le mois est rouvert.
runs-post-done = Le calcul est comptabilisé.
runs-comment = Commentaire
runs-calculating = Le calcul est en cours
runs-calculating-note = Vous pouvez quitter cette page ; la liste des tâches montre l’avancement.
runs-failed = Le calcul a échoué
runs-failed-note = La tâche dit pourquoi. Le mois est rouvert.
runs-recheck-good = Le contrôle indépendant n’a rien trouvé à redire
runs-bonus = Prime
runs-bonuses = Primes
runs-bonuses-none = Rien n’a été payé ce mois-ci.
runs-taken-back = Repris
runs-taken-back-note = Des ventes de mois clôturés ont été retournées. Ce qui avait été payé pour elles est déduit ici ; les mois clôturés restent tels quels.
runs-taken-back-sale = Retour { $return } de la vente { $sale }
runs-taken-back-shown = { $shown } sur { $count } sont affichés.
runs-payees = Bénéficiaires
runs-members = Membres
runs-line-count = Lignes
runs-amount = Montant
runs-totals = Totaux par prime
runs-residue = Reste d’arrondi, au compte « { $account } » :
runs-difference = Par rapport à { $code }
runs-difference-members = Modifiés : { $changed } · nouveaux : { $added } · partis : { $removed }
runs-proof = Approbation et preuve
runs-verdict-asked = Demandé
runs-verdict-approve = Approuvé
runs-verdict-reject = Rejeté
runs-cut = Ventes jusqu’au
runs-input-digest = Données
runs-result-hash = Résultat
runs-stored = Enregistré en { $bytes } octets
runs-payees-title = Qui est payé
runs-payees-count = Payés : { $count }
runs-find-member = Trouver un membre
runs-nobody-found = Personne du nom de « { $q } » n’a été trouvé.
runs-nobody-paid = Ce calcul ne paie personne.
runs-member = Membre
runs-rank = Rang
runs-rank-paid-as = { $rank }, payé comme { $paid_as }
runs-previous = Avant
runs-active = actif
runs-inactive = inactif
runs-back-to-run = Retour au calcul
runs-open-member = Ouvrir le membre
runs-why = Pourquoi ce montant
runs-more-lines = Afficher plus de lignes
runs-line-source = Source
runs-line-own = Volume propre
runs-level = niveau { $level }
runs-volume = Volume
runs-rate = Taux
runs-reasons = Ce qui manquait
runs-next-rank = Rang suivant : { $rank }
runs-figures = Volumes et conditions
runs-check-least = { $figure } : au moins { $least }
runs-figure-PV = Volume personnel (PV)
runs-figure-BV = Volume d’affaires (BV)
runs-figure-GV = Volume de groupe (GV)
runs-figure-legs-active = Jambes actives
runs-figure-legs = Jambes dont le premier membre a { $condition }
runs-figure-legs-with = Jambes avec un membre qui a { $condition }
runs-check-met = rempli
runs-check-missed = non rempli
runs-check-have = atteint : { $have }
runs-check-short = atteint : { $have }, il manque { $missing }
runs-explain-path = Le chemin vers le haut
runs-explain-parts = De quoi il se compose
runs-explain-part = Part
runs-explain-more-parts = Seules les plus grandes parts sont affichées.
runs-explain-sale = La vente
runs-explain-returned = retournée
runs-explain-checks = Conditions
runs-explain-checks-rank = Rang { $rank }, payé comme { $paid_as }
runs-explain-rounding = Arrondi
runs-explain-plan = Plan { $plan }, version { $version }
runs-step-source = source
runs-step-counted = compté
runs-step-forfeited = perdu
runs-step-skipped = sauté
runs-step-paid = payé
runs-lines = { $count ->
    [one] { $count } ligne
    [many] { $count } de lignes
   *[other] { $count } lignes
  }
runs-anomalies = { $count ->
    [one] { $count } point à regarder
    [many] { $count } de points à regarder
   *[other] { $count } points à regarder
  }
runs-recheck-bad = { $count ->
    [one] Le contrôle indépendant a trouvé { $count } problème
    [many] Le contrôle indépendant a trouvé { $count } de problèmes
   *[other] Le contrôle indépendant a trouvé { $count } problèmes
  }
runs-recheck-good-note = { $members ->
    [one] { $members } membre et { $lines } lignes ont été recalculés par une autre méthode.
    [many] { $members } de membres et { $lines } lignes ont été recalculés par une autre méthode.
   *[other] { $members } membres et { $lines } lignes ont été recalculés par une autre méthode.
  }
runs-tab-overview = Vue d’ensemble
runs-tab-anomalies = Anomalies
runs-tab-comparison = Comparaison
runs-tab-payees = Bénéficiaires
runs-tab-history = Historique
runs-stages = Étapes
runs-stage-calculated = Calculé
runs-stage-checked = Contrôlé
runs-stage-approved = Approuvé
runs-stage-posted = Comptabilisé
runs-stage-rejected = Rejeté
runs-stage-waits = pas encore
runs-looks-open = { $count ->
    [one] { $count } anomalie que personne n’a encore examinée
    [many] { $count } anomalies que personne n’a encore examinées
   *[other] { $count } anomalies que personne n’a encore examinées
  }
runs-looks-only = Seulement celles que personne n’a examinées
runs-looks-done = Tout a été examiné.
runs-anomalies-none = Rien d’étrange dans ce calcul.
runs-look = Examiné
runs-look-title = J’ai examiné cela
runs-look-note = Ce que c’est
runs-look-done = Noté.
runs-looked-by = Examiné par { $name }
runs-against = comparé à
runs-bounds = Un saut dépasse { $times } fois la médiane et { $least } ; la tête, ce sont les { $top } montants les plus élevés ; un premier paiement au-dessus de { $large } est important ; le plafond est proche à partir de { $percent } %.
runs-bounds-runs = Comparé à : { $runs }.
runs-bounds-alone = Il n’y avait aucun calcul comptabilisé antérieur auquel le comparer.
runs-more = Afficher plus
runs-compare-with = Comparer avec
runs-compare-file = Télécharger en CSV
runs-compare-members = Par rapport à { $run }
runs-compare-ways = Comment le montant a changé
runs-compare-nobody = Le montant de personne n’a changé.
runs-comparison-none = Il n’y a aucun calcul comptabilisé antérieur avec lequel comparer.
runs-now = Maintenant
runs-change = Écart
runs-spread = Répartition des montants
runs-spread-tenth = Partie { $at } sur { $of }, bénéficiaires : { $payees }
runs-spread-note = Les bénéficiaires en dix parties, les montants les plus élevés d’abord.
runs-way-all = Tous
runs-way-new = Nouveaux
runs-way-gone = Partis
runs-way-up = En hausse
runs-way-down = En baisse
runs-way-same = Inchangés
