# Formulário de inscrição.
members-name = Nome
members-sponsor = Patrocinador
members-placement = Colocação sob
members-country = País (duas letras)
members-joined = Entrou em
members-email = E-mail
members-phone = Telefone
