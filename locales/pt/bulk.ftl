# Alterações de muitos registos de uma vez.

bulk-select = Selecionar { $name }
bulk-select-loaded = Selecionar as linhas mostradas
bulk-select-all = Selecionar todos os { $count } correspondentes
bulk-actions = Ações sobre as linhas selecionadas
bulk-selected =
    { $count ->
         [one] { $count } selecionado
         [many] { $count } selecionados
        *[other] { $count } selecionados
    }
bulk-all = Todos os { $count } correspondentes estão selecionados
bulk-edit = Editar
bulk-assign = Atribuir
bulk-clear = Limpar a seleção
bulk-started = Em curso: veja o trabalho em segundo plano
bulk-changed =
    { $count ->
         [one] { $number } registo alterado.
         [many] { $number } de registos alterados.
        *[other] { $number } registos alterados.
    }
bulk-left =
    { $count ->
         [one] { $number } deixado de fora:
         [many] { $number } deixados de fora:
        *[other] { $number } deixados de fora:
    }
bulk-trash-text = Vão para o lixo em segundo plano. Pode anular enquanto nada lhes tiver acontecido depois.
bulk-field = Campo a alterar
bulk-field-remove = Deixar { $field } como está
bulk-edit-text = Só estes campos mudam. Um campo deixado vazio é esvaziado.
bulk-apply = Aplicar
bulk-owner = Novo responsável
bulk-unit = Nova unidade
bulk-given = O que cada registo recebe
bulk-left-title = Deixados de fora
bulk-record = Registo
bulk-why = Porquê
bulk-cancelled = O trabalho foi cancelado. O que já estava feito fica e pode ser anulado.
bulk-undone = Isto foi anulado.
bulk-count-changed = Alterados
bulk-count-left = Deixados de fora
bulk-undo = Anular a alteração
bulk-open-list = Abrir a lista
bulk-title-update = Alteração de muitos registos
bulk-title-assign = Atribuição de muitos registos
bulk-title-trash = Muitos registos para o lixo
bulk-title-undo = Anulação de uma alteração de muitos registos

jobs-title-bulk-update = Alteração em massa: { $objects }
jobs-title-bulk-assign = Atribuição em massa: { $objects }
jobs-title-bulk-trash = Para o lixo em massa: { $objects }
jobs-title-bulk-undo = Anulação de uma alteração em massa: { $objects }

field-owner = Responsável
field-unit = Unidade

problem-bulk-aim = Indique os registos um a um, ou diga que são todos os de uma lista: exatamente um dos dois.
problem-bulk-too-many = Podem indicar-se no máximo { $max } registos um a um. Selecione antes todos os correspondentes.
problem-bulk-nothing = Não há nada a fazer: indique registos e o que deve mudar.
problem-bulk-mixed = Uma alteração faz uma só coisa: editar campos, atribuir ou eliminar.
problem-bulk-action-unknown = Não existe essa ação sobre muitos registos.
problem-bulk-field-alone = Este campo não pode ser alterado em muitos registos de uma vez.
problem-bulk-unchanged = Já tinham estes valores.
problem-bulk-changed-since = Foram alterados depois.
problem-bulk-field-gone = Um campo alterado na altura já não existe.
problem-bulk-running = O trabalho ainda está em curso. Espere pelo fim ou cancele-o.
problem-bulk-undone = Isto já foi anulado, ou anula ele próprio outra alteração.
problem-bulk-object-alone = Os registos deste tipo alteram-se um a um.
