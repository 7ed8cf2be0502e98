# La red: árboles, miembros, traslados

problem-network-member-unknown = Este miembro no está en el árbol.
problem-network-parent-unknown = No existe ese miembro bajo el cual situarse.
problem-network-parent-not-yet = El miembro superior ingresó después de esta fecha.
problem-network-self = Un miembro no puede estar bajo sí mismo.
problem-network-cycle = El nuevo lugar está en la propia línea descendente del miembro, ahora o en algún día desde entonces.
problem-network-already-placed = El miembro ya tiene un lugar en este árbol; un traslado puede cambiarlo.
problem-network-too-many = El árbol tiene más miembros de los que se pueden contar.
problem-network-tree-unknown = No existe el árbol «{ $token }»: sponsor o placement.
problem-placement-slot-taken = Ya hay alguien en esta posición.
problem-placement-date-future = El lugar no puede empezar después de hoy.
problem-slot-without-placement = Una posición pertenece a un miembro del árbol de colocación: indíquelo.
problem-sponsor-missing = Indique el patrocinador.
problem-sponsor-inactive = El patrocinador está inactivo y no puede inscribir a nadie.
problem-member-joined-future = La fecha de alta no puede ser posterior a hoy.
problem-status-unknown = No existe el estado «{ $token }»: active o inactive.
problem-status-unchanged = El miembro ya tiene este estado.
problem-status-reason-missing = Indique por qué cambia el estado.
problem-status-date-future = El estado no puede cambiar después de hoy.
problem-reason-too-long = El motivo supera los { $max } caracteres.
problem-transfer-reason-missing = Indique por qué debe trasladarse el miembro.
problem-transfer-no-change = El miembro ya está en ese lugar.
problem-transfer-children-left = El miembro deja varios hijos que no pueden compartir su única posición: trasládelo con su rama.
problem-transfer-date-before-last = La fecha es anterior al último traslado del miembro.
problem-transfer-under-way = Ya hay en curso un traslado de este miembro en este árbol.
problem-transfer-state-unknown = No existe el estado de traslado «{ $token }».
problem-decision-unknown = «{ $token }» no es una decisión: approve o reject.
problem-verify-tree-two-edges = Un miembro tiene dos lugares abiertos en un árbol.
problem-verify-tree-parent = Un miembro está bajo alguien que no está en el árbol.
problem-verify-tree-cycle = Hay miembros unos bajo otros en círculo.
problem-verify-tree-slot = Dos miembros ocupan la misma posición.
problem-verify-tree-label = El índice de la línea descendente no coincide con el árbol.
network-title = Red
network-tree-sponsor = Árbol de patrocinio
network-tree-placement = Árbol de colocación
network-view-radial = Vista general
network-view-horizontal = Detalle
network-view-list = Lista
network-jump = Ir a un miembro
network-jump-none = Nadie encontrado en su red.
network-path = Camino
network-fit = Mostrar todo
network-zoom-in = Acercar
network-zoom-out = Alejar
network-up = Al miembro superior
network-open = Abrir la ficha
network-empty = Aún no hay nadie en este árbol.
network-more = Mostrar más
network-below = Miembros por debajo
network-depth = Profundidad inferior
network-no-rank = Sin rango
network-active = Activo
network-inactive = Inactivo
network-volume-pv = Volumen personal (PV)
network-volume-bv = Volumen de negocio (BV)
network-volume-group_pv = Volumen de grupo (GV)
network-volume-group_bv = Volumen de negocio del grupo
network-as-of = a las { $time }
network-aria = Árbol de la red; las flechas mueven, Intro abre
members-enrol = Inscribir un miembro
members-enrolled = { $name } está inscrito como { $code }.
members-slot = Posición
members-activate = Activar
members-inactivate = Desactivar
members-from = Desde
members-reason = Motivo
transfers-title = Traslados
transfers-new = Solicitar un traslado
transfers-new-parent = Nuevo lugar bajo
transfers-with-branch = Con toda la rama
transfers-alone = Solo; los de abajo suben al lugar anterior
transfers-preview = Qué cambia
transfers-path-before = Antes
transfers-path-after = Después
transfers-losing = Pierden a los miembros trasladados
transfers-gaining = Ganan a los miembros trasladados
transfers-later = Se ejecuta el { $date }, tras comprobarlo todo de nuevo.
transfers-approve = Aprobar
transfers-reject = Rechazar
transfers-withdraw = Retirar la solicitud
transfers-withdraw-what = Nadie se mueve. La solicitud queda en la lista como retirada.
transfers-comment = Comentario
transfers-state-asked = A la espera de una segunda persona
transfers-state-approved = Aprobado
transfers-state-executed = Ejecutado
transfers-state-rejected = Rechazado
transfers-state-withdrawn = Retirado
transfers-state-failed = Fallido
transfers-none = No hay traslados. Solicite uno en el registro del miembro que se va a mover.
transfers-none-members = Abrir los miembros
network-downline = { $count ->
    [one] { $count } miembro por debajo
    [many] { $count } de miembros por debajo
   *[other] { $count } miembros por debajo
}
transfers-members = { $count ->
    [one] { $count } miembro se traslada
    [many] { $count } de miembros se trasladan
   *[other] { $count } miembros se trasladan
}
transfers-lifted = { $count ->
    [one] { $count } miembro sube al lugar anterior
    [many] { $count } de miembros suben al lugar anterior
   *[other] { $count } miembros suben al lugar anterior
}
