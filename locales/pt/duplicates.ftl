# Records that are likely the same: beside a form, and over all records of an object.

duplicates-open = Duplicados
duplicates-title = Duplicados: { $objects }
duplicates-same = { $field }: igual
duplicates-similar = { $field }: semelhante
duplicates-likely = Já existe?
duplicates-likely-note = Estes registos parecem-se com o que está a introduzir. Pode continuar na mesma.
duplicates-found =
    { $count ->
        [one] { $count } registo parece igual
        [many] { $count } registos parecem iguais
       *[other] { $count } registos parecem iguais
    }
duplicates-search = Procurar duplicados
duplicates-as-of = Situação em
duplicates-which = Que pares
duplicates-open-pairs = Por decidir
duplicates-apart = Não são iguais
duplicates-undecided = Decidir de novo
duplicates-noted = Anotado: não são iguais
duplicates-none = Não há duplicados por decidir.
duplicates-none-apart = Nada foi dado como diferente.
duplicates-never = Ainda não se fez nenhuma procura.
jobs-title-duplicates = Procura de duplicados: { $objects }

problem-duplicates-not-offered = A definição deste objeto não diz por que se reconhecem os seus registos.
problem-duplicates-searching = Já há uma procura em curso.
problem-duplicates-self = Um registo é igual a si próprio.
