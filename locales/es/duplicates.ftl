# Records that are likely the same: beside a form, and over all records of an object.

duplicates-open = Duplicados
duplicates-title = Duplicados: { $objects }
duplicates-same = { $field }: igual
duplicates-similar = { $field }: similar
duplicates-likely = ¿Ya existe?
duplicates-likely-note = Estos registros se parecen a lo que está introduciendo. Puede continuar igualmente.
duplicates-found =
    { $count ->
        [one] { $count } registro parece igual
        [many] { $count } registros parecen iguales
       *[other] { $count } registros parecen iguales
    }
duplicates-search = Buscar duplicados
duplicates-as-of = Situación a
duplicates-which = Qué pares
duplicates-open-pairs = Por decidir
duplicates-apart = No son iguales
duplicates-undecided = Decidir de nuevo
duplicates-noted = Anotado: no son iguales
duplicates-none = No hay duplicados por decidir.
duplicates-none-apart = No se ha dicho de nada que no sea igual.
duplicates-never = Todavía no se ha hecho ninguna búsqueda.
jobs-title-duplicates = Búsqueda de duplicados: { $objects }

problem-duplicates-not-offered = La definición de este objeto no dice por qué se reconocen sus registros.
problem-duplicates-searching = Ya hay una búsqueda en curso.
problem-duplicates-self = Un registro es igual a sí mismo.
