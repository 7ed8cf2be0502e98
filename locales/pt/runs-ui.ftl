# Ecrãs dos cálculos.
runs-title = Cálculos de comissões
runs-code = Código
runs-period = Mês
runs-plan = Plano
runs-state = Estado
runs-total = Total
runs-asked = Pedido
runs-open = Abrir o cálculo
runs-close-month = Fechar o mês
runs-try-month = Calcular até agora
runs-start = Calcular
runs-start-title = Fechar { $period }
runs-start-note = Ainda nada é pago: o cálculo é verificado de forma independente e outra pessoa tem de o aprovar antes do lançamento.
runs-empty = Ainda não foi fechado nenhum mês.
runs-state-open = Aberto
runs-state-calculating = A calcular
runs-state-calculated = Calculado
runs-state-disputed = Verificação falhou
runs-state-approved = Aprovado
runs-state-posted = Lançado
runs-state-rejected = Rejeitado
runs-state-failed = Falhou
runs-approve = Aprovar
runs-reject = Rejeitar
runs-post = Lançar no livro
runs-wait = O mês ainda não terminou: este cálculo mostra o estado atual. Rejeite-o e calcule de novo quando o mês acabar.
runs-approve-note = Concorda que este cálculo pode ser pago.
runs-reject-note = O mês volta a abrir e pode ser recalculado. Diga porquê.
runs-post-note = Os montantes são inscritos no livro-razão. Um mês lançado nunca mais muda.
runs-approve-done = O cálculo está aprovado.
runs-reject-done = O cálculo foi rejeitado; o mês está aberto.
runs-post-done = O cálculo foi lançado.
runs-comment = Comentário
runs-calculating = O cálculo está em curso
runs-calculating-note = Pode sair desta página; a lista de tarefas mostra o progresso.
runs-failed = O cálculo falhou
runs-failed-note = A tarefa diz porquê. O mês está aberto.
runs-recheck-good = A verificação independente não encontrou nada de errado
runs-bonus = Bónus
runs-bonuses = Bónus
runs-bonuses-none = Nada foi pago neste mês.
runs-taken-back = Estornado
runs-taken-back-note = Houve devoluções de vendas de meses fechados. O que por elas se pagou é descontado aqui; os meses fechados ficam como estão.
runs-taken-back-sale = Devolução { $return } da venda { $sale }
runs-taken-back-shown = Mostram-se { $shown } de { $count }.
runs-payees = Beneficiários
runs-members = Membros
runs-line-count = Linhas
runs-amount = Montante
runs-totals = Totais por bónus
runs-residue = Sobra do arredondamento, para a conta “{ $account }”:
runs-difference = Face a { $code }
runs-difference-members = Alterados: { $changed } · novos: { $added } · saídos: { $removed }
runs-proof = Aprovação e prova
runs-verdict-asked = Pedido
runs-verdict-approve = Aprovado
runs-verdict-reject = Rejeitado
runs-cut = Vendas até
runs-input-digest = Entrada
runs-result-hash = Resultado
runs-stored = Guardado em { $bytes } bytes
runs-payees-title = Quem é pago
runs-payees-count = Pagos: { $count }
runs-find-member = Procurar um membro
runs-nobody-found = Não se encontrou ninguém chamado “{ $q }”.
runs-nobody-paid = Este cálculo não paga a ninguém.
runs-member = Membro
runs-rank = Graduação
runs-rank-paid-as = { $rank }, pago como { $paid_as }
runs-previous = Antes
runs-active = ativo
runs-inactive = inativo
runs-back-to-run = Voltar ao cálculo
runs-open-member = Abrir o membro
runs-why = Porquê este montante
runs-more-lines = Mostrar mais linhas
runs-line-source = Origem
runs-line-own = Volume próprio
runs-level = nível { $level }
runs-volume = Volume
runs-rate = Taxa
runs-reasons = O que faltou
runs-next-rank = Próxima graduação: { $rank }
runs-figures = Volumes e condições
runs-check-least = { $figure }: pelo menos { $least }
runs-figure-PV = Volume pessoal (PV)
runs-figure-BV = Volume de negócios (BV)
runs-figure-GV = Volume de grupo (GV)
runs-figure-legs-active = Pernas ativas
runs-figure-legs = Pernas cujo primeiro membro tem { $condition }
runs-figure-legs-with = Pernas com alguém que tem { $condition }
runs-check-met = cumprido
runs-check-missed = não cumprido
runs-check-have = tem { $have }
runs-check-short = tem { $have }, faltam { $missing }
runs-explain-path = O caminho para cima
runs-explain-parts = De que é feito
runs-explain-part = Parte
runs-explain-more-parts = Só se mostram as maiores partes.
runs-explain-sale = A venda
runs-explain-returned = devolvida
runs-explain-checks = Condições
runs-explain-checks-rank = Graduação { $rank }, paga como { $paid_as }
runs-explain-rounding = Arredondamento
runs-explain-plan = Plano { $plan }, versão { $version }
runs-step-source = origem
runs-step-counted = contado
runs-step-forfeited = perdido
runs-step-skipped = saltado
runs-step-paid = pago
runs-lines = { $count ->
    [one] { $count } linha
    [many] { $count } de linhas
   *[other] { $count } linhas
  }
runs-anomalies = { $count ->
    [one] { $count } ponto a ver
    [many] { $count } de pontos a ver
   *[other] { $count } pontos a ver
  }
runs-recheck-bad = { $count ->
    [one] A verificação independente encontrou { $count } problema
    [many] A verificação independente encontrou { $count } de problemas
   *[other] A verificação independente encontrou { $count } problemas
  }
runs-recheck-good-note = { $members ->
    [one] { $members } membro e { $lines } linhas foram recalculados por outro método.
    [many] { $members } de membros e { $lines } linhas foram recalculados por outro método.
   *[other] { $members } membros e { $lines } linhas foram recalculados por outro método.
  }
runs-tab-overview = Visão geral
runs-tab-anomalies = Anomalias
runs-tab-comparison = Comparação
runs-tab-payees = Beneficiários
runs-tab-history = Histórico
runs-stages = Etapas
runs-stage-calculated = Calculado
runs-stage-checked = Verificado
runs-stage-approved = Aprovado
runs-stage-posted = Lançado
runs-stage-rejected = Rejeitado
runs-stage-waits = ainda não
runs-looks-open = { $count ->
    [one] { $count } anomalia que ninguém viu ainda
    [many] { $count } de anomalias que ninguém viu ainda
   *[other] { $count } anomalias que ninguém viu ainda
  }
runs-looks-only = Só as que ninguém viu
runs-looks-done = Tudo foi visto.
runs-anomalies-none = Não há nada de estranho neste cálculo.
runs-look = Visto
runs-look-title = Vi isto
runs-look-note = O que é
runs-look-done = Anotado.
runs-looked-by = Visto por { $name }
runs-against = comparado com
runs-bounds = Um salto é mais de { $times } vezes a mediana e acima de { $least }; o topo são os { $top } valores mais altos; um primeiro pagamento acima de { $large } é elevado; o teto está próximo a partir de { $percent } %.
runs-bounds-runs = Comparado com: { $runs }.
runs-bounds-alone = Não havia nenhum cálculo lançado anterior com que o comparar.
runs-more = Mostrar mais
runs-compare-with = Comparar com
runs-compare-file = Descarregar em CSV
runs-compare-members = Face a { $run }
runs-compare-ways = Como o valor mudou
runs-compare-nobody = O valor de ninguém mudou.
runs-comparison-none = Não há nenhum cálculo lançado anterior com que comparar.
runs-now = Agora
runs-change = Diferença
runs-spread = Distribuição dos valores
runs-spread-tenth = Parte { $at } de { $of }, beneficiários: { $payees }
runs-spread-note = Os beneficiários em dez partes, os valores mais altos primeiro.
runs-way-all = Todos
runs-way-new = Novos
runs-way-gone = Saíram
runs-way-up = Mais
runs-way-down = Menos
runs-way-same = Iguais
