# Refus des écritures et des listes.

problem-record-read-only = Ces fiches sont écrites par leur propre fonction ; elles ne se modifient pas ici.
problem-record-own-command = De telles fiches se créent par leur propre commande ({ $command }).
problem-column-unknown = Il n’y a pas de colonne « { $token } » dans cette liste.
problem-limit-malformed = Une page compte de 1 à { $max } lignes.
problem-record-reach = Seules les personnes qui peuvent tous les modifier peuvent dire ce qui est au-dessus de quoi : cela décide qui voit les fiches de qui.
problem-record-circle = Cela formerait un cercle : l’élément serait au-dessus de lui-même.
