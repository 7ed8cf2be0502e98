# Commandes et ventes.

problem-order-final = La commande est déjà confirmée ou annulée et ne change plus.
problem-order-reason-missing = Indiquez pourquoi la commande est annulée.
problem-order-return-unknown = Il n'y a pas de vente « { $code } » à reprendre.
orders-confirm = Confirmer
orders-confirm-note = La commande devient une vente et ne peut plus être modifiée.
orders-cancel = Annuler la commande
orders-cancel-reason = Motif
orders-drafts = Commandes à confirmer
orders-months = Commandes par mois
orders-months-all = Toutes les commandes
orders-months-count = { $count ->
    [one] { $count } commande
    [many] { $count } de commandes
   *[other] { $count } commandes
  }
