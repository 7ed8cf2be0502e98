# Suplentes: quién sustituye a un compañero ausente.

problem-deputy-roles = Elija al menos un rol que tenga la persona ausente.
problem-deputy-same = Nadie se sustituye a sí mismo.
problem-deputy-oneself = No puede nombrarse a sí mismo: lo hace la persona ausente u otro administrador.
problem-deputy-days = Los días ya pasaron, están al revés o son más de { $max }.
problem-deputy-note-long = Como máximo { $max } caracteres, en una línea.
problem-deputy-many = Hay { $max } entradas para esta persona. Termine antes una.
problem-deputy-not-running = Ahora no vale: no ha empezado, ha pasado o se terminó.

deputies-title = Suplentes
deputies-text = Mientras está fuera, un compañero le sustituye con roles suyos. Ve y hace lo que usted podría, todo queda anotado como hecho por él en su lugar, y no aprueba nada que cualquiera de los dos haya pedido. Los derechos sobre personas, roles y webhooks nunca se prestan.
deputies-whose = Entradas de quién
deputies-own = Las mías
deputies-everybody = Las de todos
deputies-new = Nombrar un suplente
deputies-person = Quién está ausente
deputies-deputy = Quién sustituye
deputies-roles = Roles
deputies-roles-hint = Cuentan los que la persona ausente tenga en ese momento.
deputies-from = Primer día
deputies-until = Último día
deputies-note = Nota
deputies-name = Nombrar
deputies-named = El suplente está nombrado.
deputies-none = Nadie sustituye a nadie.
deputies-for = { $deputy } por { $person }
deputies-state-upcoming = próxima
deputies-state-running = en curso
deputies-state-over = pasada
deputies-state-ended = terminada
deputies-end = Terminar
deputies-end-text = { $deputy } ya no podrá trabajar por { $person } desde el próximo clic.
deputies-ended = Terminada.
deputies-acting = Está trabajando por { $person } hasta el { $until }
deputies-stop = Volver a mi nombre
deputies-begin = Trabajar por { $person }
