# Cambios de muchos registros a la vez.

bulk-select = Seleccionar { $name }
bulk-select-loaded = Seleccionar las filas mostradas
bulk-select-all = Seleccionar los { $count } que coinciden
bulk-actions = Acciones sobre las filas seleccionadas
bulk-selected =
    { $count ->
         [one] { $count } seleccionado
         [many] { $count } seleccionados
        *[other] { $count } seleccionados
    }
bulk-all = Están seleccionados los { $count } que coinciden
bulk-edit = Editar
bulk-assign = Asignar
bulk-clear = Quitar la selección
bulk-started = En marcha: véase el trabajo en segundo plano
bulk-changed =
    { $count ->
         [one] { $number } registro cambiado.
         [many] { $number } de registros cambiados.
        *[other] { $number } registros cambiados.
    }
bulk-left =
    { $count ->
         [one] { $number } omitido:
         [many] { $number } omitidos:
        *[other] { $number } omitidos:
    }
bulk-trash-text = Van a la papelera en segundo plano. Puede deshacerlo mientras no les haya pasado nada desde entonces.
bulk-field = Campo que cambiar
bulk-field-remove = Dejar { $field } como está
bulk-edit-text = Solo cambian estos campos. Un campo vacío se vacía.
bulk-apply = Aplicar
bulk-owner = Nuevo responsable
bulk-unit = Nueva unidad
bulk-given = Lo que recibe cada registro
bulk-left-title = Omitidos
bulk-record = Registro
bulk-why = Por qué
bulk-cancelled = El trabajo se canceló. Lo hecho antes queda hecho y se puede deshacer.
bulk-undone = Este cambio se ha deshecho.
bulk-count-changed = Cambiados
bulk-count-left = Omitidos
bulk-undo = Deshacer el cambio
bulk-open-list = Abrir la lista
bulk-title-update = Cambio de muchos registros
bulk-title-assign = Asignación de muchos registros
bulk-title-trash = Muchos registros a la papelera
bulk-title-undo = Deshacer un cambio de muchos registros

jobs-title-bulk-update = Cambio en bloque: { $objects }
jobs-title-bulk-assign = Asignación en bloque: { $objects }
jobs-title-bulk-trash = A la papelera en bloque: { $objects }
jobs-title-bulk-undo = Deshacer un cambio en bloque: { $objects }

field-owner = Responsable
field-unit = Unidad

problem-bulk-aim = Nombre los registros uno a uno o diga que son todos los de una lista: exactamente una de las dos cosas.
problem-bulk-too-many = Se pueden nombrar como máximo { $max } registros uno a uno. Seleccione mejor todos los que coinciden.
problem-bulk-nothing = No hay nada que hacer: nombre registros y lo que debe cambiar.
problem-bulk-mixed = Un cambio hace una sola cosa: editar campos, asignar o eliminar.
problem-bulk-action-unknown = No existe esa acción sobre muchos registros.
problem-bulk-field-alone = Este campo no se puede cambiar en muchos registros a la vez.
problem-bulk-unchanged = Ya tenían estos valores.
problem-bulk-changed-since = Se han cambiado desde entonces.
problem-bulk-field-gone = Un campo que se cambió entonces ya no existe.
problem-bulk-running = El trabajo sigue en marcha. Espere a que acabe o cancélelo.
problem-bulk-undone = Esto ya se ha deshecho, o él mismo deshace otro cambio.
problem-bulk-object-alone = Los registros de este tipo se cambian de uno en uno.
