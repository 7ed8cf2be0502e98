# Formulario de inscripción.
members-name = Nombre
members-sponsor = Patrocinador
members-top = Está en la cima, sin patrocinador
members-placement = Colocación bajo
members-country = País
members-joined = Ingresó el
members-email = Correo electrónico
members-phone = Teléfono
