# Where members are paid, and on which terms
payees-title = Coordonnées de versement
payees-none = Personne n’a encore dit où va l’argent. D’ici là, les versements sont bloqués.
payees-masked = Vous ne voyez les comptes qu’en partie : le pays et les quatre derniers caractères.
payees-masked-change = Pour les modifier, il faut le droit de les voir en entier.
payees-masked-part = affiché en partie
payees-change = Modifier les coordonnées
payees-save = Enregistrer les coordonnées
payees-saved = Les coordonnées de versement sont enregistrées.
payees-account-part = Compte
payees-terms = Impôt et relevé
payees-name = Titulaire du compte
payees-method = Mode de versement
payees-method-sepa = virement SEPA
payees-method-other = autre mode
payees-account = Compte sans IBAN
payees-country = Pays pour impôt et frais
payees-language = Langue des relevés
payees-as-member = comme sur la fiche du membre
payees-profile = Profil fiscal
payees-profile-note = Tel que le nomment les règles de versement, par exemple « individual ».
payees-holds = Blocages
payees-holds-count =
    { $count ->
        [one] Rien n’est versé : { $count } blocage
        [many] Rien n’est versé : { $count } de blocages
       *[other] Rien n’est versé : { $count } blocages
    }
payees-holds-none = Rien ne bloque les versements.
payees-hold = Blocage { $number }
payees-hold-add = Ajouter un blocage
payees-hold-remove = Lever le blocage { $number }
payees-reason = Pourquoi rien n’est versé
payees-from = Dès le
payees-until = Premier jour libre
payees-hold-span = Dès le { $from }, libre le { $until } : { $reason }
payees-hold-open = Dès le { $from }, jusqu’à sa levée : { $reason }
payees-minimums = Minimums propres
payees-minimums-none = Le minimum des règles s’applique.
payees-minimum = Minimum { $number }
payees-minimum-add = Ajouter un minimum
payees-minimum-remove = Retirer le minimum { $number }
payees-guarantees = Garanties et avances
payees-guarantees-none = Rien n’est garanti.
payees-guarantee = Garantie { $number }
payees-guarantee-add = Ajouter une garantie
payees-guarantee-remove = Retirer la garantie { $number }
payees-amount = Montant
payees-currency = Devise
payees-draw = Une avance : le complément est dû ensuite
payees-draw-is = avance
