# Pantallas de los planes.
plans-check = Comprobación
plans-check-again = Comprobar de nuevo
plans-good = El plan se puede usar
plans-error = error
plans-lint = mirar
plans-note = nota
plans-line = Línea { $line }
plans-text = Texto del plan
plans-text-note = Los cambios aquí solo se prueban. Edite la ficha para guardarlos.
plans-release = Poner en vigor
plans-release-note = Desde este día, los meses se calculan con este plan. Quien lo cambió por última vez no puede ponerlo en vigor.
plans-from = Primer día
plans-released = El plan está en vigor.
