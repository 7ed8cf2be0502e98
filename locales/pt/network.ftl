# A rede: árvores, membros, transferências

problem-network-member-unknown = Este membro não está na árvore.
problem-network-parent-unknown = Não existe esse membro sob o qual ficar.
problem-network-parent-not-yet = O membro acima entrou depois desta data.
problem-network-self = Um membro não pode ficar sob si próprio.
problem-network-cycle = O novo lugar fica na própria linha descendente do membro, agora ou em algum dia desde então.
problem-network-already-placed = O membro já tem um lugar nesta árvore; uma transferência pode alterá-lo.
problem-network-too-many = A árvore tem mais membros do que é possível contar.
problem-network-tree-unknown = Não existe a árvore “{ $token }”: sponsor ou placement.
problem-placement-slot-taken = Já há alguém nesta posição.
problem-placement-date-future = O lugar não pode começar depois de hoje.
problem-slot-without-placement = Uma posição pertence a um membro da árvore de posicionamento: indique-o.
problem-sponsor-missing = Indique o patrocinador.
problem-sponsor-inactive = O patrocinador está inativo e não pode inscrever ninguém.
problem-member-joined-future = A data de adesão não pode ser depois de hoje.
problem-status-unknown = Não existe o estado “{ $token }”: active ou inactive.
problem-status-unchanged = O membro já tem este estado.
problem-status-reason-missing = Indique por que o estado muda.
problem-status-date-future = O estado não pode mudar depois de hoje.
problem-reason-too-long = O motivo tem mais de { $max } caracteres.
problem-transfer-reason-missing = Indique por que o membro deve ser transferido.
problem-transfer-no-change = O membro já está nesse lugar.
problem-transfer-children-left = O membro deixa vários filhos que não podem partilhar a sua única posição: transfira-o com o seu ramo.
problem-transfer-date-before-last = A data é anterior à última transferência do membro.
problem-transfer-under-way = Já está em curso uma transferência deste membro nesta árvore.
problem-transfer-state-unknown = Não existe o estado de transferência “{ $token }”.
problem-decision-unknown = “{ $token }” não é uma decisão: approve ou reject.
problem-verify-tree-two-edges = Um membro tem dois lugares abertos numa árvore.
problem-verify-tree-parent = Um membro está sob alguém que não está na árvore.
problem-verify-tree-cycle = Há membros uns sob os outros em círculo.
problem-verify-tree-slot = Dois membros ocupam a mesma posição.
problem-verify-tree-label = O índice da linha descendente não corresponde à árvore.
network-title = Rede
network-tree-sponsor = Árvore de patrocínio
network-tree-placement = Árvore de posicionamento
network-view-radial = Visão geral
network-view-horizontal = Detalhe
network-view-list = Lista
network-jump = Ir para um membro
network-jump-none = Ninguém encontrado na sua rede.
network-path = Caminho
network-fit = Mostrar tudo
network-zoom-in = Ampliar
network-zoom-out = Reduzir
network-up = Para o membro acima
network-open = Abrir o registo
network-empty = Ainda não há ninguém nesta árvore.
network-more = Mostrar mais
network-below = Membros abaixo
network-depth = Profundidade abaixo
network-no-rank = Sem graduação
network-active = Ativo
network-inactive = Inativo
network-volume-pv = Volume pessoal (PV)
network-volume-bv = Volume de negócios (BV)
network-volume-group_pv = Volume de grupo (GV)
network-volume-group_bv = Volume de negócios do grupo
network-as-of = em { $time }
network-aria = Árvore da rede; as setas movem, Enter abre
members-enrol = Inscrever um membro
members-enrolled = { $name } foi inscrito como { $code }.
members-slot = Posição
members-activate = Ativar
members-inactivate = Inativar
members-from = A partir de
members-reason = Motivo
transfers-title = Transferências
transfers-new = Pedir uma transferência
transfers-new-parent = Novo lugar sob
transfers-with-branch = Com todo o ramo
transfers-alone = Sozinho; os de baixo sobem para o lugar antigo
transfers-preview = O que muda
transfers-path-before = Antes
transfers-path-after = Depois
transfers-losing = Perdem os membros transferidos
transfers-gaining = Ganham os membros transferidos
transfers-later = Executada em { $date }, depois de tudo ser verificado de novo.
transfers-approve = Aprovar
transfers-reject = Rejeitar
transfers-withdraw = Retirar o pedido
transfers-withdraw-what = Ninguém é movido. O pedido fica na lista como retirado.
transfers-comment = Comentário
transfers-state-asked = À espera de uma segunda pessoa
transfers-state-approved = Aprovada
transfers-state-executed = Executada
transfers-state-rejected = Rejeitada
transfers-state-withdrawn = Retirada
transfers-state-failed = Falhou
transfers-none = Não há transferências. Peça uma no registo do membro que vai mudar.
transfers-none-members = Abrir os membros
network-downline = { $count ->
    [one] { $count } membro abaixo
    [many] { $count } de membros abaixo
   *[other] { $count } membros abaixo
}
transfers-members = { $count ->
    [one] { $count } membro é transferido
    [many] { $count } de membros são transferidos
   *[other] { $count } membros são transferidos
}
transfers-lifted = { $count ->
    [one] { $count } membro sobe para o lugar antigo
    [many] { $count } de membros sobem para o lugar antigo
   *[other] { $count } membros sobem para o lugar antigo
}
