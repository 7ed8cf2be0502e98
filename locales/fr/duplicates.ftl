# Records that are likely the same: beside a form, and over all records of an object.

duplicates-open = Doublons
duplicates-title = Doublons : { $objects }
duplicates-same = { $field } : identique
duplicates-similar = { $field } : semblable
duplicates-likely = Déjà présent ?
duplicates-likely-note = Ces fiches ressemblent à ce que vous saisissez. Vous pouvez continuer malgré tout.
duplicates-found =
    { $count ->
        [one] { $count } fiche semblable
        [many] { $count } fiches semblables
       *[other] { $count } fiches semblables
    }
duplicates-search = Chercher les doublons
duplicates-as-of = État au
duplicates-which = Quelles paires
duplicates-open-pairs = À décider
duplicates-apart = Pas identiques
duplicates-undecided = À décider à nouveau
duplicates-noted = C’est noté : pas identiques
duplicates-none = Aucun doublon à décider.
duplicates-none-apart = Rien n’a été déclaré différent.
duplicates-never = Aucune recherche n’a encore été faite.
jobs-title-duplicates = Recherche de doublons : { $objects }

problem-duplicates-not-offered = La définition de cet objet ne dit pas à quoi ses fiches se reconnaissent.
problem-duplicates-searching = Une recherche est déjà en cours.
problem-duplicates-self = Une fiche est identique à elle-même.
