# Enrolment form.
members-name = Name
members-sponsor = Sponsor
members-top = Stands at the top, without a sponsor
members-placement = Placement under
members-country = Country
members-joined = Joined on
members-email = E-mail
members-phone = Phone
