# Refus des écritures et des listes.

problem-record-read-only = Ces fiches sont écrites par leur propre fonction ; elles ne se modifient pas ici.
problem-record-own-command = De telles fiches se créent par leur propre commande ({ $command }).
problem-column-unknown = Il n’y a pas de colonne « { $token } » dans cette liste.
problem-limit-malformed = Une page compte de 1 à { $max } lignes.
