# Orders and sales: refusals and states
problem-order-empty = La commande n’a aucune ligne.
problem-order-too-many-lines = Une commande compte au plus { $most } lignes.
problem-order-quantity = La quantité { $value } n’est pas comprise entre 1 et { $most }.
problem-order-currency-foreign = La commande est en { $expected }, mais ce montant est en { $found }.
problem-order-price-negative = Le prix { $value } est négatif.
problem-order-discount = La remise { $value } n’est pas comprise entre 0 % et 100 %.
problem-order-discount-too-large = La remise { $value } est négative ou dépasse la commande.
problem-order-volume-negative = Le volume { $value } est négatif.
problem-order-step = Une commande dans l’état « { $state } » ne permet pas « { $event } ».
problem-sale-return-of-return = Un retour ne peut pas être retourné.
problem-sale-return-too-early = Le retour du { $return } précède la vente du { $sale }.
problem-sale-return-lines = Le retour doit indiquer une quantité pour chacune des { $lines } lignes de la vente.
problem-sale-return-empty = Le retour ne reprend rien.
problem-sale-return-negative = La quantité retournée { $value } est négative.
problem-sale-return-too-many = { $value } unités ne peuvent pas être reprises : il en reste { $left }.
