# Formularz zapisu.
members-name = Imię i nazwisko
members-sponsor = Sponsor
members-placement = Miejsce pod
members-country = Kraj (dwie litery)
members-joined = Dołączenie
members-email = E-mail
members-phone = Telefon
