# Formulaire d’inscription.
members-name = Nom
members-sponsor = Parrain
members-placement = Placement sous
members-country = Pays (deux lettres)
members-joined = Entrée le
members-email = E-mail
members-phone = Téléphone
