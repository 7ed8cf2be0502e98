# Several records of one thing become one, and back.

merges-merge = Unir
merges-merge-count =
    { $count ->
        [one] Unir { $count } registo
        [many] Unir { $count } registos
       *[other] Unir { $count } registos
    }
merges-title = União: { $objects }
merges-stays = Qual fica
merges-compare = Os registos lado a lado
merges-further = Estes também parecem iguais, junte-os:
merges-whole = Mostrar também os campos iguais
merges-moves = Passa para o registo que fica: { $moves }
merges-moves-none = Nada se refere aos outros.
merges-note = Mantêm-se as linhas e o histórico de todos. Os outros vão para o lixo e levam ao que fica. Vendas confirmadas, lançamentos e meses fechados ficam como estão. Pode desfazer-se enquanto nada tiver mudado.
merges-blocked = Estes registos não podem ser unidos assim
merges-done = Unido em { $name }
merges-undo = Desfazer a união
merges-undone = Os registos estão de novo separados
merges-into = unido em
merges-record = outro registo
merges-empty = Escolha dois a dez registos na lista, ou abra um par de duplicados.
merges-of-user = Utilizadores
merges-of-view = Vistas guardadas
field-merged = Unido
field-merged_into = Unido em
field-not_same_as = Não é igual a

problem-record-merged = Este registo foi unido a outro.
problem-trash-merged = Este registo foi unido a outro: desfaça antes a união.
problem-merge-not-offered = Os registos deste objeto não se unem.
problem-merge-fields-hidden = Uma união decide sobre cada campo, e não os vê todos.
problem-merge-self = Um registo não se une consigo próprio.
problem-merge-count = Unem-se de dois a { $max } registos de cada vez.
problem-merge-not-among = O valor tem de vir de um dos registos.
problem-merge-points-among = Este valor levaria ao próprio registo.
problem-merge-too-many = Mais de { $max } referências mudariam.
problem-merge-reference-unique = Dois registos referem-se a estes, e só um pode. Altere primeiro um deles.
problem-merge-undone = Esta união já foi desfeita.
problem-merge-changed-since = Algo mudou desde a união; já não pode ser desfeita.
problem-merge-transfer = Há uma transferência de { $name } ou para um lugar abaixo em curso. Decida-a primeiro.
problem-merge-place = { $name } tem lugar numa árvore onde o membro que ficaria não tem. Deixe ficar o outro, ou coloque primeiro este.
problem-merge-below = O membro que ficaria está abaixo de { $name } na rede. Deixe ficar { $name }.
merges-of-attachment = Ficheiros
merges-of-note = Notas
