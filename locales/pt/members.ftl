# Formulário de inscrição.
members-name = Nome
members-sponsor = Patrocinador
members-top = Fica no topo, sem patrocinador
members-placement = Colocação sob
members-country = País
members-joined = Entrou em
members-email = E-mail
members-phone = Telefone
