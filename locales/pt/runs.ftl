# Cálculos de comissões e planos como documentos.
problem-run-plan-unknown = Esse plano não existe. Escolha um da lista.
problem-run-plan-faulty = O plano “{ $plan }” tem erros. Abra-o, corrija-os e recomece.
problem-run-period-future = { $period } ainda não começou. Escolha um mês com vendas.
problem-period-closed = { $period } está fechado: as comissões estão lançadas e nada mais pode ser datado nele. Escolha um dia de um mês aberto.
problem-run-carry-open = Primeiro é preciso lançar { $open }: o transporte das suas pernas entra em { $period }.
problem-run-carry-past = Um mês posterior já foi lançado: o transporte das pernas de { $period } não chegaria a ele.
problem-run-carry-stale = O que as pernas trazem para { $period } vem agora de outro cálculo. Rejeite este e calcule de novo.
problem-run-period-open = { $period } decorre até { $until }: este cálculo mostra o estado atual e só pode ser aprovado depois de o mês terminar.
problem-run-stale = Desde o cálculo entraram vendas em { $period }: { $counted } foram contadas, agora há { $now }. Rejeite este cálculo e calcule de novo.
problem-run-too-many-lines = O cálculo tem mais linhas do que se podem numerar. Escolha linhas menos finas no plano.
problem-run-chunk-damaged = Uma parte guardada do cálculo está danificada. Restaure-a de uma cópia de segurança.
problem-run-dictionary = Não foi possível guardar o cálculo. Tente de novo.
problem-plan-released = “{ $plan }” já está em vigor. Crie uma nova versão para o alterar.
problem-plan-own = Foi você quem alterou “{ $plan }” por último. Outra pessoa tem de o pôr em vigor.
run-anomaly-no-member = { $count ->
    [one] { $count } venda não pertence a nenhum membro e não é contada.
    [many] { $count } vendas não pertencem a nenhum membro e não são contadas.
   *[other] { $count } vendas não pertencem a nenhum membro e não são contadas.
  }
run-anomaly-other-currency = { $count ->
    [one] { $count } venda está noutra moeda que não a do plano e não é contada.
    [many] { $count } vendas estão noutra moeda que não a do plano e não são contadas.
   *[other] { $count } vendas estão noutra moeda que não a do plano e não são contadas.
  }
run-anomaly-negative = { $count ->
    [one] { $count } membro termina abaixo de zero.
    [many] { $count } membros terminam abaixo de zero.
   *[other] { $count } membros terminam abaixo de zero.
  }
run-anomaly-concentrated = Um só membro recebe { $share } % de tudo o que é pago.
run-anomaly-payout = { $share } % do volume de vendas é pago.
run-anomaly-unpaid = O bónus “{ $bonus }” não paga a ninguém.
run-anomaly-carry-lapsed = { $count ->
    [one] { $count } transporte de volume caduca: o seu bônus ou o seu membro já não existe.
    [many] { $count } de transportes de volume caducam: o seu bônus ou o seu membro já não existe.
   *[other] { $count } transportes de volume caducam: o seu bônus ou o seu membro já não existe.
  }
run-anomaly-jump = O total variou { $percent } % face ao último mês lançado.
run-anomaly-below = O cálculo termina abaixo de zero para este membro.
run-anomaly-owes = Depois de lançado este cálculo, o membro fica a dever à empresa. Comparado com o que o próprio cálculo paga.
run-anomaly-left = É pago sem estar ativo.
run-anomaly-jump-payee = Mais de { $times } vezes a mediana dos últimos cálculos lançados ({ $runs }).
run-anomaly-top = Entre os { $top } valores mais altos, e em nenhum dos últimos cálculos lançados ({ $runs }).
run-anomaly-first = Um valor elevado, e o primeiro pagamento de sempre.
run-anomaly-cap = { $count ->
    [one] O limite “{ $bonus }” retirou a { $count } membro.
    [many] O limite “{ $bonus }” retirou a { $count } de membros.
   *[other] O limite “{ $bonus }” retirou a { $count } membros.
  }
run-anomaly-ceiling = Está pago { $percent } % do teto do plano.
run-anomaly-more = { $kind }: { $count } ao todo, estão listados os { $kept } maiores.
run-kind-recheck = Verificação independente
run-kind-below = Abaixo de zero
run-kind-owes = Deve à empresa
run-kind-left = Não ativo
run-kind-jump-payee = Salto
run-kind-top = Novo no topo
run-kind-first = Primeiro pagamento
run-kind-cap = Limite
run-kind-ceiling = Teto
run-kind-run = Cálculo inteiro
problem-run-look-note = Diga o que é, em { $max } caracteres no máximo.
problem-run-look-taken = Alguém já o viu. Abra de novo o cálculo para ver quem.
