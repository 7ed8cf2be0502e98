# Formulaire d’inscription.
members-name = Nom
members-sponsor = Parrain
members-top = Se trouve au sommet, sans parrain
members-placement = Placement sous
members-country = Pays
members-joined = Entrée le
members-email = E-mail
members-phone = Téléphone
