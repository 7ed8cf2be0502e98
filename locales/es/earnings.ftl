# Mis ganancias.
earnings-title = Mis ganancias
# In the bar at the foot of a phone: one short word.
earnings-short = Ganancias
earnings-of-member = Ganancias
earnings-history = Meses anteriores
earnings-as-of = A fecha de
earnings-kind-fact = Hecho
earnings-kind-pending = Pendiente de aprobación
earnings-kind-estimate = Estimación
earnings-kind-nothing = Nada aún
earnings-note-fact = Este mes está cerrado y contabilizado. Ya no cambia.
earnings-note-pending = El mes está calculado, pero una segunda persona aún no lo ha aprobado y contabilizado.
earnings-note-estimate = Lo que daría el mes si terminara ahora. Ventas y devoluciones aún pueden cambiarlo.
earnings-note-nothing = No hay nada que mostrar.
earnings-nothing = No se puede calcular nada para este mes
earnings-nothing-note = Ningún plan está en vigor. Finanzas pone los planes en vigor.
earnings-not-member = { $period }: aún no era miembro de la red.
earnings-rank-reached = Todo está alcanzado.
earnings-months = Ganancias por mes
