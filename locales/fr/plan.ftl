# Plans de rémunération, calculs de commissions, et les mots qui expliquent une ligne ou un zéro.

## Le texte du plan
problem-plan-quote-open = Le guillemet n’est pas fermé.
problem-plan-character = Ce caractère n’a pas de sens dans un plan.
problem-plan-number = Ce n’est ni un nombre, ni un taux, ni une date utilisable dans un plan.
problem-plan-too-long = C’est trop long : { $max } au plus.
problem-plan-tab = Utilisez des espaces, pas des tabulations, pour l’alinéa.
problem-plan-indent = L’alinéa de cette ligne diffère de celui des lignes voisines.
problem-plan-too-deep = L’imbrication est trop profonde.
problem-plan-expected = Ici on attend : { $expected }.
problem-plan-name = Un nom ne doit pas contenir de point ici.
problem-plan-unexpected = Rien de tel n’est attendu ici.
problem-plan-twice = « { $name } » figure deux fois.
problem-plan-missing = La ligne « { $missing } » manque.
problem-plan-unknown-name = Ce nom est inconnu. Un volume doit être défini avant d’être utilisé.
problem-plan-unknown-rank = Le plan n’a pas de rang « { $name } ».
problem-plan-unknown-volume = Le plan n’a pas de tel volume avant cette ligne.
problem-plan-unknown-bonus = Le plan n’a pas de tel bonus au-dessus de cette ligne.
problem-plan-bonus-order = Placez « { $name } » au-dessus du bonus qui le nomme : ce qui est plus bas se calcule plus tard, et aucun bonus ne peut ainsi en nommer un autre en rond.
problem-plan-not-here = Ceci ne peut pas servir ici : ce n’est pas encore connu au moment du calcul.
problem-plan-type =
    Il faut ici { $expected ->
        [number] un nombre
        [text] un texte
        [date] une date
        [condition] une condition
        [rank] un rang
       *[other] une colonne
    }, mais ceci est { $found ->
        [number] un nombre
        [text] un texte
        [date] une date
        [condition] une condition
        [rank] un rang
       *[other] une colonne
    }.
problem-plan-divide = On ne divise que par un nombre différent de zéro.
problem-plan-reserved = Ce mot a un sens propre. Choisissez un autre nom.
problem-plan-too-many = Il y en a trop : { $max } au plus.
problem-plan-rank-trees = Les conditions des rangs ne comptent les branches que dans un seul arbre.
problem-plan-lines = Ce type de bonus n’écrit pas de telles lignes.
problem-plan-not-from-sales = Des lignes par vente exigent un volume qui soit une somme de ventes : sales(…).
problem-plan-not-group = Un différentiel exige un volume de groupe : group(…).
problem-plan-bracket-order = Les tranches doivent croître, chacune au-dessus de la précédente.
problem-plan-above-zero = On attend ici un nombre supérieur à zéro.
problem-plan-limit-named = « { $name } » est lui-même un plafond. Nommez les bonus : les plafonds qui portent entièrement sur eux sont comptés avec eux.
problem-plan-limit-nothing = Il n’y a aucun bonus avant ce plafond.
problem-plan-limit-overlap = Le plafond { $other } placé avant ne concerne qu’une partie de ces bonus, et d’autres encore : nommez-les tous, ou aucun.
problem-plan-limit-line = Un plafond par ligne porte sur un seul bonus : of BONUS.
problem-plan-limit-part = Un plafond par ligne est un montant, pas une part de volume.
problem-plan-limit-plain = Un plafond n’a ni « eligible » ni « times » : son montant peut dire if(…).
problem-plan-binary-legs = On peut apparier de 2 à { $max } jambes.
problem-plan-binary-cycle = Un cycle prend à la jambe forte au moins autant qu’aux autres, et, à partir de trois jambes, autant à chacune.
problem-plan-binary-returns = Ce qui est annulé se retrouve par sa vente : le volume doit donc être une simple somme de ventes, sales(…).

## Conseils sur un plan
problem-plan-lint-unused-volume = Rien n’utilise le volume { $volume }.
problem-plan-lint-rank-free = Tout le monde obtient le rang { $rank } : il n’a aucune condition.
problem-plan-lint-rank-same = Les rangs { $rank } et { $other } ont les mêmes conditions.
problem-plan-lint-rank-impossible = Personne ne peut obtenir le rang { $rank } : ses conditions s’excluent.
problem-plan-lint-cliff = Dans { $bonus }, le taux tombe de { $before } à { $rate } à partir de { $bound } : une vente de plus rapporte moins.
problem-plan-lint-rank-paid-less = Dans { $bonus }, le rang { $rank } reçoit moins au niveau { $level } que le rang inférieur.
problem-plan-lint-payout = { $bonus } peut verser { $rate } d’un volume : plus que le tout.
problem-plan-lint-no-ceiling = { $bonus } peut payer tous ceux qui sont au-dessus d’un acheteur : rien n’en borne le coût. Un plafond pour l’entreprise le ferait.
problem-plan-lint-no-bonus = Le plan n’a aucun bonus : il ne paie personne.
problem-plan-lint-active-never = Personne ne peut être actif : les conditions s’excluent.
problem-plan-lint-bonus-never = Personne ne peut avoir droit à { $bonus } : ses conditions s’excluent.
problem-plan-lint-rank-circular = Personne ne peut être le premier { $rank } : ses conditions demandent des membres qui sont déjà { $rank }, ou dont le rang exige à son tour { $rank }.
problem-plan-lint-rank-unreachable = Personne ne peut obtenir le rang { $rank } : il demande des membres d’un rang que personne n’atteint.
problem-plan-lint-rank-shadowed = Personne ne porte jamais le rang { $rank } : qui l’obtient obtient aussi { $other }.
problem-plan-lint-bracket-same = Dans { $bonus }, le palier à { $bound } ne change rien : celui d’en dessous paie aussi { $rate }.
problem-plan-lint-bracket-point = Dans { $bonus }, le palier à { $rate } ne vaut que pour exactement { $bound } : le suivant commence juste au-dessus.
problem-plan-lint-bracket-gap = Les paliers de { $term } ont un trou : de { $from } à { $until }, aucun ne vaut.
problem-plan-lint-bracket-overlap = Deux paliers de { $term } se chevauchent de { $from } à { $until } : c’est le premier qui compte.
problem-plan-lint-bracket-dead = Le palier de { $term } de { $from } à { $until } n’est jamais atteint : les précédents le couvrent entièrement.
problem-plan-lint-tier-cliff = Dans { $bonus }, l’échelon à { $bound } paie { $amount }, moins que les { $before } d’en dessous.
problem-plan-lint-cliff-tree = Dans { $bonus }, une vente de plus rapporte moins : qui vend { $more } au lieu de { $less } reçoit { $after } au lieu de { $before }. L’arbre : { $tree }
problem-plan-lint-split = Se dédoubler rapporte : les mêmes ventes sur plusieurs positions à soi donnent { $after } au lieu de { $before }. Avant : { $tree }. Après : { $split }
problem-plan-lint-recruiting = { $bonus } verse { $amount } alors que personne ne vend rien. L’arbre : { $tree }
problem-plan-lint-ceiling = Le plan peut coûter plus que son plafond de { $ceiling } : ici, { $paid } sont versés alors que { $allowed } sont permis. L’arbre : { $tree }
problem-plan-lint-over = Le plan peut verser plus que tout ce qui est vendu : ici { $paid } sur { $allowed }. L’arbre : { $tree }
problem-plan-note-ceiling = Prouvé : le plan coûte au plus { $most }.
problem-plan-note-kept = Prouvé : le plan coûte au plus { $most } et respecte son plafond de { $ceiling }.
problem-plan-note-open = Le plafond de { $ceiling } n’est pas prouvé ; ce qui est prouvé : au plus { $most }. Aucun petit arbre ne le dépasse ; surveillez le coût de chaque calcul.
problem-plan-note-monitored = Aucun plafond ne peut être prouvé, à cause de { $bonuses }. Aucun petit arbre ne montre d’excès ; surveillez le coût de chaque calcul.

## Un calcul impossible
problem-run-overflow = Les nombres de { $member } sont trop grands pour { $rule }.
problem-run-cycle =
    Dans { $tree ->
        [placement] l’arbre de placement
       *[other] l’arbre de parrainage
    }, { $member } se trouve au-dessus de lui-même.
problem-run-parent-unknown = { $member } ne désigne personne dans « { $column } ».
problem-run-duplicate-member = Le membre { $member } figure deux fois.
problem-run-duplicate-sale = La vente { $sale } figure deux fois.
problem-run-buyer-unknown = La vente { $sale } n’appartient à aucun membre connu.
problem-run-sale-outside = La vente { $sale } est hors de la période.
problem-run-column-length = La colonne « { $column } » compte { $rows } cellules au lieu de { $expected }.
problem-run-column-missing = Le plan nomme la colonne « { $column } », absente des données.
problem-run-column-type = La colonne « { $column } » n’est pas du type prévu par le plan.
problem-run-leg-missing = { $member } est placé mais n’est dans aucune jambe.
problem-run-carry-unknown = Un report concerne une jambe ({ $leg }) sans membre connu ni bonus binaire.
problem-run-carry-late = Le report de { $member } est né dans la période ou après elle.
problem-run-carry-twice = Le report de la jambe { $leg } de { $member } figure deux fois pour une même période.
problem-run-return-unknown = Le retour { $sale } ne dit pas quelle vente il reprend, et le plan annule les retours là où leur vente a été comptée.
problem-run-undo-sale = Le retour { $sale } reprend une vente qu’aucune période clôturée ne connaît.
problem-run-undo-member = { $member } a du volume dans une jambe ou une ligne à reprendre, mais n’est plus membre.
problem-run-undo-history = Les périodes clôturées ne se suivent pas : les jambes ne commencent pas avec ce que la période précédente a laissé.
problem-run-formula = Une formule du plan ne peut pas être calculée ici.
problem-run-rank-unknown = { $member } a le rang « { $rank } », inconnu du plan.
problem-run-too-many-members = Il y a trop de membres pour un seul calcul.
problem-run-too-many-sales = Il y a trop de ventes pour un seul calcul.
problem-run-too-many-rates = Le plan a trop de taux différents.
problem-run-other-plan = Ce calcul a été fait avec un autre plan ou d’autres membres.
problem-run-line-unknown = Le calcul n’a pas de telle ligne.

## Le chemin d’une ligne
plan-step-source = L’achat a été fait ici.
plan-step-leader = Dirige le groupe dont le volume est compté.
plan-step-matched = A reçu le bonus qui est complété.
plan-step-paid = Payé par cette ligne.
plan-step-counted = Occupe ce niveau et est payé par sa propre ligne.
plan-step-closes = Clôt cette génération.
plan-step-skipped = Sauté sans occuper de niveau.
plan-step-within = Ne clôt aucune génération : « { $condition } » n’est pas rempli.
plan-step-within-rank = Ne clôt aucune génération de { $need } : n’est que { $rank }.
plan-step-within-inactive = Inactif : la génération continue au-delà.
plan-step-skipped-inactive = Sauté car inactif : « { $condition } » n’est pas rempli.
plan-step-skipped-rank = Sauté : payé comme { $rank }, il faut au moins { $need }.
plan-step-skipped-condition = Sauté : « { $condition } » n’est pas rempli.
plan-step-forfeited-condition = Occupe ce niveau sans rien recevoir : « { $condition } » n’est pas rempli.
plan-step-forfeited-rank = Occupe ce niveau sans rien recevoir : { $rank } n’est pas payé au niveau { $level }.
plan-step-forfeited-difference = Occupe ce niveau sans rien recevoir : il ne reste aucune différence avec le taux de { $member }.
plan-step-forfeited-pair = Occupe ce niveau sans rien recevoir : { $rank } n’est pas payé pour { $source } au niveau { $level }.
plan-step-cut = Étapes omises ici : { $count }.

## D’où vient le montant
plan-volume = { $name } = { $formula } ; compté ici : { $base }
plan-volume-equal = Chaque personne qualifiée a une part.
plan-volume-paid = Payé à { $member } par { $bonus } ; compté ici : { $base }
plan-rate-flat = Taux { $rate }
plan-rate-bracket = { $volume } vaut { $have } : tranche dès { $bound }, taux { $rate }
plan-rate-level = { $rank } au niveau { $level } : { $rate }
plan-rate-level-flat = Niveau { $level } : { $rate }
plan-rate-pair = { $rank } pour { $source } au niveau { $level } : { $rate }
plan-rate-most = Au plus { $most } du paiement d’une personne compte
plan-rate-difference = Moins { $leg } de la branche de { $member } : reste { $rate }
plan-rate-override = { $own } moins { $leader } du leader { $member }, au moins { $least } : { $rate }
plan-rate-pool = { $rate } de { $volume } de tous, { $total } : une cagnotte de { $pool }
plan-rate-pool-part = { $own } parts sur { $all }
plan-rate-factor = Multiplié par { $rate } { $why }
plan-part-sale = Vente personnelle
plan-part-member = Volume au niveau { $level }
plan-part-gross = Brut sur tout le groupe
plan-part-leg = Moins le brut de la première ligne
plan-part-group = Volume dans le groupe
plan-divided = Exactement { $exact } ; réparti à la plus petite pièce près, pour que toutes les parts fassent la cagnotte : { $amount }
plan-volume-limit = Obtenu avant ce plafond : { $raw }
plan-limit-raw = { $raw } avant ce plafond, { $paid } après ({ $bonuses })
plan-limit-part = { $rate } de { $volume }, { $total } : au plus { $most }
plan-limit-line = Au plus { $most } par ligne
plan-limit-member = Au plus { $most } par membre
plan-limit-owner = Au plus { $most } pour toutes les positions du propriétaire, qui ont obtenu { $total } : { $over } de trop
plan-limit-company = Au plus { $most } pour toute l’entreprise, qui a obtenu { $total } : { $over } de trop
plan-limit-shared = Tous ceux qui ont obtenu quelque chose supportent la même part de l’excédent.
plan-limit-in-order = Dans l’ordre des identifiants, chacun est payé jusqu’à ce que le plafond soit atteint.
plan-limit-account = Ce qui est retranché va sur « { $account } ».
plan-limit-divided = Exactement { $exact } ; réparti à la plus petite pièce près, pour que ce que chacun garde fasse le plafond : { $amount }
plan-binary-legs = Jambe forte { $strong }, jambe faible { $weak }, reports compris
plan-binary-most = Au plus { $most } de la jambe faible sont payés par période.
plan-binary-weak = { $rate } de { $base } de la jambe faible
plan-binary-ratio = { $rate } de { $base } : le volume apparié multiplié par { $weak } ÷ { $strong }
plan-binary-cycles = Cycles de { $strong } : { $weak } : { $count }, chacun { $pays }
plan-binary-tier = Les deux jambes atteignent { $bound } : { $pays }
plan-binary-carried = Reporté sur la période suivante, toutes jambes confondues : { $carried }
plan-undo-sale = Le retour { $return } reprend la vente { $sale }, sur laquelle reposait { $bonus } de la période commençant le { $since }.
plan-undo-share = Sur { $used } que la ligne a consommés dans la jambe { $leg }, les retours en ont annulé { $undone } à ce jour.
plan-undo-amount = { $paid } × { $undone } ÷ { $used }, coupé sous la plus petite unité, donne { $target }. { $before } a déjà été repris, donc { $amount } maintenant.
plan-rounding =
    Exactement { $exact }, arrondi { $mode ->
        [half-even] au plus proche, moitié vers le pair
        [half-down] au plus proche, moitié vers le bas
        [down] vers zéro
        [up] en s’éloignant de zéro
        [floor] par défaut
        [ceiling] par excès
       *[other] au plus proche, moitié vers le haut
    } : { $amount }

## Pourquoi quelqu’un n’a rien
plan-reason-no-bonus = Le plan ne verse aucun bonus.
plan-reason-active-short = Il manque { $missing } points pour être actif ({ $what } : { $have } sur { $need })
plan-reason-active-condition = Inactif : « { $condition } » n’est pas rempli
plan-reason-short = { $bonus } : il manque { $missing } en { $what } ({ $have } sur { $need })
plan-reason-condition = { $bonus } : « { $condition } » n’est pas rempli
plan-reason-no-volume = { $bonus } : aucun volume { $volume } dans la période
plan-reason-rounds-to-zero = { $bonus } : la part de { $volume } s’arrondit à zéro
plan-reason-bracket = { $bonus } : il manque { $missing } pour la première tranche ({ $what } : { $have } sur { $need })
plan-reason-no-difference = { $bonus } : la première ligne prend tout le taux, aucune différence ne reste
plan-reason-pool-empty = { $bonus } : toute l’entreprise est sans { $volume } dans la période
plan-reason-pool-small = { $bonus } : la part de la cagnotte est inférieure à la plus petite pièce
plan-reason-binary-empty = { $bonus } : rien à apparier (jambe forte { $strong }, jambe faible { $weak })
plan-reason-binary-short = { $bonus } : il manque { $missing } à la jambe faible pour atteindre { $need } (jambe forte { $strong }, jambe faible { $weak })
plan-reason-binary-strong = { $bonus } : il manque { $missing } à la jambe forte pour atteindre { $need } (jambe forte { $strong }, jambe faible { $weak })
plan-reason-limit = { $bonus } : la totalité de { $raw } dépassait le plafond
plan-reason-limit-kept = { $bonus } : rien ne dépassait le plafond
plan-reason-no-downline = { $bonus } : personne n’est encore parrainé
plan-reason-no-placement = { $bonus } : personne n’est encore placé en dessous
plan-reason-rank-levels = { $bonus } : le rang { $rank } n’est payé à aucun niveau
plan-reason-levels-empty = { $bonus } : rien à payer aux premiers niveaux (niveaux payés : { $levels })
plan-reason-no-leaders = { $bonus } : aucun leader en dessous dont le groupe ait du volume (générations payées : { $levels })
plan-reason-no-boundary = { $bonus } : ne clôt aucune génération, « { $condition } » n’est pas rempli
plan-reason-no-matched = { $bonus } : personne aux niveaux payés n’a reçu { $matched } (niveaux payés : { $levels })
