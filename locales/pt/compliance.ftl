# What payouts were caused by, and how earnings were spread.
compliance-title = Conformidade
compliance-from = De
compliance-to = Até
compliance-export = Exportar
compliance-empty = Nenhum mês deste período tem um cálculo contabilizado. Contabilize um cálculo ou escolha outros meses.
compliance-of = Valores de: { $months }
compliance-open = { $count ->
    [one] { $count } mês ainda não tem cálculo contabilizado.
    [many] { $count } de meses ainda não têm cálculo contabilizado.
   *[other] { $count } meses ainda não têm cálculo contabilizado.
}
compliance-paid = O que causou os pagamentos
compliance-sold = Quem comprou
compliance-cause-customers = Clientes finais
compliance-cause-own = Vendedores para si próprios
compliance-cause-joining = Novos vendedores ao aderir
compliance-cause-unknown = Nada nestes meses
compliance-disclosure = Divulgação de rendimentos: todos os membros
compliance-disclosure-active = Membros ativos
compliance-members = Membros
compliance-nothing = Não ganharam nada
compliance-people = { $count ->
    [one] { $count } membro
    [many] { $count } de membros
   *[other] { $count } membros
}
compliance-median = Ganho mediano
compliance-mean = { $amount } em média
compliance-average = Média
compliance-ahead = Ganharam mais do que compraram
compliance-percentiles = Ganhos por percentil
compliance-percentile = Membros
compliance-earned-most = Ganharam no máximo
compliance-percentile-row = { $percent } dos membros
compliance-top = O { $percent } mais bem pago, em conjunto
compliance-ranks = Por graduação
compliance-rank = Graduação
compliance-bought = Compras próprias
compliance-fewest = { $count ->
    [one] Não se mostram valores de menos de { $count } membro: diriam quanto ganha um deles.
    [many] Não se mostram valores de menos de { $count } de membros: diriam quanto ganha um deles.
   *[other] Não se mostram valores de menos de { $count } membros: diriam quanto ganha um deles.
}
compliance-method = Como isto é calculado
compliance-method-causes = { $count ->
    [one] Uma linha de uma só compra deve-se a essa compra. As outras são repartidas pelo que comprou o grupo por trás delas: clientes finais, vendedores para si próprios e vendedores no { $count } dia após aderir. Cada cêntimo conta uma vez.
    [many] Uma linha de uma só compra deve-se a essa compra. As outras são repartidas pelo que comprou o grupo por trás delas: clientes finais, vendedores para si próprios e vendedores nos { $count } de dias após aderir. Cada cêntimo conta uma vez.
   *[other] Uma linha de uma só compra deve-se a essa compra. As outras são repartidas pelo que comprou o grupo por trás delas: clientes finais, vendedores para si próprios e vendedores nos { $count } dias após aderir. Cada cêntimo conta uma vez.
}
compliance-method-costs = Os ganhos são o que pagaram os cálculos contabilizados, descontado o que foi retomado. Dos custos de vender só se conhecem aqui as compras próprias.
compliance-no-verdict = São indicadores, não veredictos. O que a lei exige depende do país e do caso; ela considera:
problem-compliance-months = No máximo { $max } meses de cada vez. Escolha um primeiro mês mais recente.
problem-compliance-order = { $from } é depois de { $to }. Escolha um primeiro mês que não venha depois do último.
problem-compliance-currencies = Meses em { $one } e em { $other } não se somam. Escolha meses de uma só moeda.
