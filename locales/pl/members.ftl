# Formularz zapisu.
members-name = Imię i nazwisko
members-sponsor = Sponsor
members-top = Stoi na szczycie, bez sponsora
members-placement = Miejsce pod
members-country = Kraj
members-joined = Dołączenie
members-email = E-mail
members-phone = Telefon
