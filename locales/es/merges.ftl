# Several records of one thing become one, and back.

merges-merge = Combinar
merges-merge-count =
    { $count ->
        [one] Combinar { $count } registro
        [many] Combinar { $count } registros
       *[other] Combinar { $count } registros
    }
merges-title = Combinar: { $objects }
merges-stays = Cuál queda
merges-compare = Los registros uno junto a otro
merges-further = Estos también parecen iguales, añádalos:
merges-whole = Mostrar también los campos iguales
merges-moves = Pasa al registro que queda: { $moves }
merges-moves-none = Nada hace referencia a los otros.
merges-note = Se conservan las líneas y el historial de todos. Los otros van a la papelera y llevan al que queda. Las ventas confirmadas, los asientos y los meses cerrados quedan como están. Se puede deshacer mientras nada haya cambiado.
merges-blocked = Estos registros no se pueden combinar así
merges-done = Combinado en { $name }
merges-undo = Deshacer la combinación
merges-undone = Los registros vuelven a estar separados
merges-into = combinado en
merges-record = otro registro
merges-empty = Elija de dos a diez registros en la lista o abra un par de duplicados.
merges-of-user = Usuarios
merges-of-view = Vistas guardadas
field-merged = Combinado
field-merged_into = Combinado en
field-not_same_as = No es igual a

problem-record-merged = Este registro se combinó con otro.
problem-trash-merged = Este registro se combinó con otro: deshaga mejor la combinación.
problem-merge-not-offered = Los registros de este objeto no se combinan.
problem-merge-fields-hidden = Una combinación decide sobre cada campo, y usted no los ve todos.
problem-merge-self = Un registro no se combina consigo mismo.
problem-merge-count = Se combinan de dos a { $max } registros a la vez.
problem-merge-not-among = El valor debe venir de uno de los registros.
problem-merge-points-among = Este valor llevaría al propio registro.
problem-merge-too-many = Se moverían más de { $max } referencias.
problem-merge-reference-unique = Dos registros hacen referencia a estos, y solo uno puede. Cambie antes uno de ellos.
problem-merge-undone = Esta combinación ya se deshizo.
problem-merge-changed-since = Algo ha cambiado desde la combinación; ya no se puede deshacer.
problem-merge-transfer = Hay en curso un traslado de { $name } o a un lugar por debajo. Decídalo antes.
problem-merge-place = { $name } tiene un lugar en un árbol donde el miembro que quedaría no lo tiene. Deje que quede el otro o coloque antes a este.
problem-merge-below = El miembro que quedaría está por debajo de { $name } en la red. Deje que quede { $name }.
merges-of-attachment = Archivos
merges-of-note = Notas
