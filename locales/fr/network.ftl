# Le réseau : arbres, membres, transferts

problem-network-member-unknown = Ce membre ne figure pas dans l’arbre.
problem-network-parent-unknown = Il n’existe pas de tel membre sous lequel se placer.
problem-network-parent-not-yet = Le membre au-dessus a adhéré après cette date.
problem-network-self = Un membre ne peut pas être placé sous lui-même.
problem-network-cycle = La nouvelle place se trouve dans la propre lignée du membre, maintenant ou un jour depuis lors.
problem-network-already-placed = Le membre a déjà une place dans cet arbre ; un transfert peut la changer.
problem-network-too-many = L’arbre contient plus de membres qu’on ne peut compter.
problem-network-tree-unknown = L’arbre « { $token } » n’existe pas : sponsor ou placement.
problem-placement-slot-taken = Quelqu’un occupe déjà cette position.
problem-placement-date-future = La place ne peut pas commencer après aujourd’hui.
problem-slot-without-placement = Une position appartient à un membre de l’arbre de placement : indiquez-le.
problem-sponsor-missing = Indiquez le parrain.
problem-sponsor-inactive = Le parrain est inactif et ne peut inscrire personne.
problem-member-joined-future = La date d’adhésion ne peut pas être après aujourd’hui.
problem-status-unknown = Le statut « { $token } » n’existe pas : active ou inactive.
problem-status-unchanged = Le membre a déjà ce statut.
problem-status-reason-missing = Indiquez pourquoi le statut change.
problem-status-date-future = Le statut ne peut pas changer après aujourd’hui.
problem-reason-too-long = Le motif dépasse { $max } caractères.
problem-transfer-reason-missing = Indiquez pourquoi le membre doit être transféré.
problem-transfer-no-change = Le membre s’y trouve déjà.
problem-transfer-children-left = Le membre laisse plusieurs enfants qui ne peuvent partager son unique position : transférez-le avec sa branche.
problem-transfer-date-before-last = La date précède le dernier transfert du membre.
problem-transfer-under-way = Un transfert de ce membre dans cet arbre est déjà en cours.
problem-transfer-state-unknown = L’état de transfert « { $token } » n’existe pas.
problem-decision-unknown = « { $token } » n’est pas une décision : approve ou reject.
problem-verify-tree-two-edges = Un membre a deux places ouvertes dans un même arbre.
problem-verify-tree-parent = Un membre est placé sous quelqu’un qui n’est pas dans l’arbre.
problem-verify-tree-cycle = Des membres sont placés en cercle les uns sous les autres.
problem-verify-tree-slot = Deux membres occupent la même position.
problem-verify-tree-label = L’index de la lignée ne correspond pas à l’arbre.
network-title = Réseau
network-tree-sponsor = Arbre de parrainage
network-tree-placement = Arbre de placement
network-view-radial = Vue d’ensemble
network-view-horizontal = Détail
network-view-list = Liste
network-jump = Aller à un membre
network-jump-none = Personne trouvé dans votre réseau.
network-path = Chemin
network-fit = Tout afficher
network-zoom-in = Agrandir
network-zoom-out = Réduire
network-up = Vers le membre au-dessus
network-open = Ouvrir la fiche
network-empty = Il n’y a encore personne dans cet arbre.
network-more = Afficher la suite
network-below = Membres en dessous
network-depth = Profondeur en dessous
network-no-rank = Sans rang
network-active = Actif
network-inactive = Inactif
network-volume-pv = Volume personnel (PV)
network-volume-bv = Volume d’affaires (BV)
network-volume-group_pv = Volume de groupe (GV)
network-volume-group_bv = Volume d’affaires du groupe
network-as-of = au { $time }
network-aria = Arbre du réseau ; les flèches déplacent, Entrée ouvre
members-enrol = Inscrire un membre
members-enrolled = { $name } est inscrit sous le code { $code }.
members-slot = Position
members-activate = Activer
members-inactivate = Désactiver
members-from = À partir du
members-reason = Motif
transfers-title = Transferts
transfers-new = Demander un transfert
transfers-new-parent = Nouvelle place sous
transfers-with-branch = Avec toute la branche
transfers-alone = Seul ; les membres en dessous remontent à l’ancienne place
transfers-preview = Ce qui change
transfers-path-before = Avant
transfers-path-after = Après
transfers-losing = Perdent les membres transférés
transfers-gaining = Gagnent les membres transférés
transfers-later = Exécuté le { $date }, après une nouvelle vérification.
transfers-approve = Approuver
transfers-reject = Rejeter
transfers-withdraw = Retirer la demande
transfers-withdraw-what = Personne n’est déplacé. La demande reste dans la liste comme retirée.
transfers-comment = Commentaire
transfers-state-asked = En attente d’une deuxième personne
transfers-state-approved = Approuvé
transfers-state-executed = Exécuté
transfers-state-rejected = Rejeté
transfers-state-withdrawn = Retiré
transfers-state-failed = Échoué
transfers-none = Il n’y a aucun transfert. Demandez-en un sur la fiche du membre à déplacer.
transfers-none-members = Ouvrir les membres
network-downline = { $count ->
    [one] { $count } membre en dessous
    [many] { $count } de membres en dessous
   *[other] { $count } membres en dessous
}
transfers-members = { $count ->
    [one] { $count } membre est transféré
    [many] { $count } de membres sont transférés
   *[other] { $count } membres sont transférés
}
transfers-lifted = { $count ->
    [one] { $count } membre remonte à l’ancienne place
    [many] { $count } de membres remontent à l’ancienne place
   *[other] { $count } membres remontent à l’ancienne place
}
