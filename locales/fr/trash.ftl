# La corbeille : ce qui s’y trouve, le retour, la suppression définitive.

trash-title = Corbeille : { $objects }
trash-open = Corbeille
trash-search = Rechercher dans la corbeille
trash-name = Nom
trash-at = Supprimé le
trash-by = Par
trash-empty = La corbeille est vide.
trash-empty-filtered = Rien dans la corbeille ne correspond à la recherche.
trash-more = Afficher plus
trash-restore = Rétablir
trash-restored = { $name } est de retour
trash-undo = Annuler
trash-purge = Supprimer définitivement
trash-purge-title = Supprimer { $name } définitivement ?
trash-purge-text = C’est irréversible. L’historique garde la trace de la suppression. Saisissez { $code } pour continuer.
trash-purge-code = Code
trash-purged = { $name } est supprimé définitivement

problem-trash-reference-missing = La fiche dont celle-ci a besoin ici est elle-même dans la corbeille ou n’existe plus. Rétablissez-la d’abord.
problem-purge-code-wrong = Ce n’est pas le code de la fiche.
problem-purge-kept-sales = Des ventes confirmées reposent sur cette fiche ; elle reste.
problem-purge-kept-ledger = Des écritures du grand livre appartiennent à cette fiche ; elle reste.
problem-purge-kept-network = Ce membre a eu une place dans le réseau ; la fiche reste.
problem-purge-kept-users = Un utilisateur de l’entreprise dépend de cette fiche ; elle reste tant que cela n’est pas changé.
problem-purge-kept-records = D’autres fiches renvoient encore à celle-ci, peut-être depuis la corbeille ; elle reste jusqu’à ce que ce ne soit plus le cas.
problem-purge-kept-hold = Un blocage juridique est ouvert pour cette personne ; la fiche reste jusqu’à ce qu’il soit levé.
