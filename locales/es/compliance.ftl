# What payouts were caused by, and how earnings were spread.
compliance-title = Cumplimiento
compliance-from = Desde
compliance-to = Hasta
compliance-export = Exportar
compliance-empty = Ningún mes de este periodo tiene un cálculo contabilizado. Contabilice un cálculo o elija otros meses.
compliance-of = Cifras de: { $months }
compliance-open = { $count ->
    [one] { $count } mes no tiene todavía un cálculo contabilizado.
    [many] { $count } de meses no tienen todavía un cálculo contabilizado.
   *[other] { $count } meses no tienen todavía un cálculo contabilizado.
}
compliance-paid = Qué causó los pagos
compliance-sold = Quién compró
compliance-cause-customers = Clientes finales
compliance-cause-own = Vendedores para sí mismos
compliance-cause-joining = Vendedores nuevos al ingresar
compliance-cause-unknown = Nada en estos meses
compliance-disclosure = Declaración de ingresos: todos los miembros
compliance-disclosure-active = Miembros activos
compliance-members = Miembros
compliance-nothing = No ganaron nada
compliance-people = { $count ->
    [one] { $count } miembro
    [many] { $count } de miembros
   *[other] { $count } miembros
}
compliance-median = Ganancia mediana
compliance-mean = { $amount } de promedio
compliance-average = Promedio
compliance-ahead = Ganaron más de lo que compraron
compliance-percentiles = Ganancias por percentil
compliance-percentile = Miembros
compliance-earned-most = Ganaron como máximo
compliance-percentile-row = { $percent } de los miembros
compliance-top = El { $percent } mejor pagado, en conjunto
compliance-ranks = Por rango
compliance-rank = Rango
compliance-bought = Compras propias
compliance-fewest = { $count ->
    [one] No se muestran importes de menos de { $count } miembro: dirían cuánto gana uno de ellos.
    [many] No se muestran importes de menos de { $count } de miembros: dirían cuánto gana uno de ellos.
   *[other] No se muestran importes de menos de { $count } miembros: dirían cuánto gana uno de ellos.
}
compliance-method = Cómo se calcula
compliance-method-causes = { $count ->
    [one] Una línea de una sola compra se debe a esa compra. Las demás se reparten según lo que compró el grupo que hay detrás: clientes finales, vendedores para sí mismos y vendedores en el { $count } día tras ingresar. Cada céntimo cuenta una vez.
    [many] Una línea de una sola compra se debe a esa compra. Las demás se reparten según lo que compró el grupo que hay detrás: clientes finales, vendedores para sí mismos y vendedores en los { $count } de días tras ingresar. Cada céntimo cuenta una vez.
   *[other] Una línea de una sola compra se debe a esa compra. Las demás se reparten según lo que compró el grupo que hay detrás: clientes finales, vendedores para sí mismos y vendedores en los { $count } días tras ingresar. Cada céntimo cuenta una vez.
}
compliance-method-costs = Las ganancias son lo que pagaron los cálculos contabilizados, menos lo recuperado. De los costes de vender aquí solo se conocen las compras propias.
compliance-no-verdict = Son indicadores, no veredictos. Lo que pide la ley depende del país y del caso; se fija en:
problem-compliance-months = { $max } meses a la vez como máximo. Elija un primer mes más reciente.
problem-compliance-order = { $from } es posterior a { $to }. Elija un primer mes que no sea posterior al último.
problem-compliance-currencies = Los meses en { $one } y en { $other } no se suman. Elija meses de una sola moneda.
