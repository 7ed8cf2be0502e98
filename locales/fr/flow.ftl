# Approvals and states
problem-flow-needed = Une demande requiert entre une et neuf approbations.
problem-flow-closed = Cette demande est déjà close.
problem-flow-own-request = Vous êtes l’auteur de cette demande : une autre personne doit décider.
problem-flow-decided-before = Vous vous êtes déjà prononcé sur cette demande.
problem-flow-not-requester = Seul l’auteur de la demande peut la retirer.
problem-flow-comment-missing = Indiquez pourquoi vous rejetez la demande.
problem-flow-comment-too-long = Le commentaire dépasse 2 000 caractères.
problem-flow-time-backwards = La décision est datée d’avant la demande ou d’avant une décision précédente.
problem-flow-step = L’étape « { $event } » est impossible dans l’état « { $state } ».
