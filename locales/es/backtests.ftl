# Pruebas retrospectivas: un plan probado con meses pasados.
problem-backtest-span = El primer mes { $from } es posterior al último { $to }.
problem-backtest-month = «{ $period }» no es un mes natural. Elija meses como 2026-01.
problem-backtest-too-long = Una prueba retrospectiva abarca como máximo { $max } meses. Elija menos.
problem-backtest-month-open = { $period } aún no está contabilizado. Una prueba retrospectiva toma meses cerrados y contabilizados.
problem-backtest-month-empty = En { $period } no se vendió nada. Empiece por un mes posterior.
problem-backtest-currency = El plan paga en { $currency } y { $period } se pagó en { $paid }. No se comparan importes de dos monedas.
problem-backtest-running = Hay una prueba retrospectiva de «{ $plan }» en curso. Espere a que termine o cancélela.
problem-backtest-at-work = La prueba retrospectiva está en curso. Cancélela primero.
problem-backtest-too-many = Un plan guarda como máximo { $max } pruebas retrospectivas. Elimine las que ya no hagan falta.
problem-backtest-order = No existe ese orden. Elija gain, loss o member.
backtests-title = Prueba retrospectiva
backtests-note = Calcula este plan sobre meses cerrados, cada uno con las piernas y los rangos que el propio plan habría dejado, y dice cuánto costaría, quién ganaría y quién perdería. No se paga ni se contabiliza nada.
backtests-from = Primer mes
backtests-to = Último mes
backtests-against = Comparado con
backtests-against-paid = lo realmente pagado
backtests-start = Probar con estos meses
backtests-no-months = Aún no hay ningún mes contabilizado. Una prueba retrospectiva necesita al menos uno.
backtests-empty = Este plan aún no se ha probado con meses pasados.
backtests-earlier = Pruebas retrospectivas de este plan
backtests-more = Mostrar anteriores
backtests-back = Todas las pruebas retrospectivas
backtests-span = { $from } – { $to }
backtests-versus = frente a «{ $plan }»
backtests-progress = Mes { $done } de { $total }
backtests-waiting = Espera su turno
backtests-cancel = Cancelar
backtests-cancelled = La prueba retrospectiva se canceló. No queda nada de ella.
backtests-delete = Eliminar
backtests-delete-note = La prueba retrospectiva y todo lo que halló desaparecen para siempre. Los cálculos y pagos no se tocan.
backtests-deleted = La prueba retrospectiva se ha eliminado.
backtests-failed = La prueba retrospectiva no pudo calcularse
backtests-state-queued = En espera
backtests-state-running = En curso
backtests-state-done = Terminada
backtests-state-failed = Fallida
backtests-before = Antes
backtests-after = Con este plan
backtests-difference = Diferencia
backtests-winners = Ganan
backtests-losers = Pierden
backtests-members-of = { $count ->
    [one] { $count } miembro
    [many] { $count } de miembros
   *[other] { $count } miembros
  }
backtests-masked = Los importes están ocultos para usted.
backtests-lapsed = { $count ->
    [one] { $count } volumen arrastrado de una pierna no lo recoge nadie: su bono no es un binario de este plan.
    [many] { $count } de volúmenes arrastrados de piernas no los recoge nadie: su bono no es un binario de este plan.
   *[other] { $count } volúmenes arrastrados de piernas no los recoge nadie: su bono no es un binario de este plan.
  }
backtests-months = Coste por mes
backtests-month = Mes
backtests-sold = Vendido
backtests-paid-members = Miembros pagados
backtests-distribution = Quién gana y pierde cuánto
backtests-bucket-none = sin cambio
backtests-bucket-loss = de { $from } a { $to } menos
backtests-bucket-loss-open = { $from } o más de menos
backtests-bucket-gain = de { $from } a { $to } más
backtests-bucket-gain-open = { $from } o más de más
backtests-bucket-small-loss = menos de { $to } de menos
backtests-bucket-small-gain = menos de { $to } de más
backtests-count = Miembros
backtests-tenths = Lo que recibe cada décima parte de los pagados
backtests-tenth-best = Décima parte mejor pagada
backtests-tenth = Décima parte { $number }
backtests-bonuses = Por bono
backtests-bonus = Bono
backtests-bonus-absent = no existe
backtests-ranks = Rangos tras el último mes
backtests-rank = Rango
backtests-members = Miembros
backtests-member = Miembro
backtests-order = Orden
backtests-order-gain = mayor ganancia primero
backtests-order-loss = mayor pérdida primero
backtests-order-member = por inscripción
backtests-find = Buscar un miembro
backtests-nobody = Nadie con ese nombre recibió nada en ninguno de los dos lados.
backtests-nobody-paid = Nadie recibió nada en ninguno de los dos lados.
backtests-export = Exportar como CSV
backtests-chart = { $label }: { $before } antes, { $after } con este plan
backtests-column-code = Código
backtests-column-name = Nombre
backtests-column-before = Antes
backtests-column-after = Con este plan
backtests-column-difference = Diferencia
backtests-column-currency = Moneda
backtests-column-rank_before = Rango antes
backtests-column-rank_after = Rango con este plan
