# Cálculos de comisiones y planes como documentos.
problem-run-plan-unknown = Ese plan no existe. Elija uno de la lista.
problem-run-plan-faulty = El plan «{ $plan }» tiene errores. Ábralo, corríjalos y vuelva a empezar.
problem-run-period-future = { $period } aún no ha empezado. Elija un mes con ventas.
problem-period-closed = { $period } está cerrado: sus comisiones están contabilizadas y no admite nada con fecha suya. Elija un día de un mes abierto.
problem-run-period-open = { $period } dura hasta { $until }: este cálculo muestra cómo va el mes y podrá aprobarse cuando haya terminado.
problem-run-stale = Desde el cálculo han entrado ventas en { $period }: se contaron { $counted }, ahora hay { $now }. Rechace este cálculo y repítalo.
problem-run-carry-open = Antes hay que contabilizar { $open }: lo que arrastran sus piernas entra en { $period }.
problem-run-carry-past = Ya está contabilizado un mes posterior: lo que arrastran las piernas de { $period } no le llegaría.
problem-run-carry-stale = Lo que las piernas traen a { $period } viene ahora de otro cálculo. Rechace este y repítalo.
problem-run-too-many-lines = El cálculo tiene más líneas de las que se pueden numerar. Elija líneas menos finas en el plan.
problem-run-chunk-damaged = Una parte guardada del cálculo está dañada. Restáurela desde una copia de seguridad.
problem-run-dictionary = No se pudo guardar el cálculo. Inténtelo de nuevo.
problem-plan-released = «{ $plan }» ya está en vigor. Cree una versión nueva para cambiarlo.
problem-plan-own = Usted cambió «{ $plan }» por última vez. Otra persona debe ponerlo en vigor.
run-anomaly-no-member = { $count ->
    [one] { $count } venta no pertenece a ningún miembro y no se cuenta.
    [many] { $count } de ventas no pertenecen a ningún miembro y no se cuentan.
   *[other] { $count } ventas no pertenecen a ningún miembro y no se cuentan.
  }
run-anomaly-other-currency = { $count ->
    [one] { $count } venta está en otra moneda que la del plan y no se cuenta.
    [many] { $count } de ventas están en otra moneda que la del plan y no se cuentan.
   *[other] { $count } ventas están en otra moneda que la del plan y no se cuentan.
  }
run-anomaly-negative = { $count ->
    [one] { $count } miembro termina por debajo de cero.
    [many] { $count } de miembros terminan por debajo de cero.
   *[other] { $count } miembros terminan por debajo de cero.
  }
run-anomaly-concentrated = Un solo miembro recibe el { $share } % de todo lo pagado.
run-anomaly-payout = Se paga el { $share } % del volumen de ventas.
run-anomaly-unpaid = El bono «{ $bonus }» no paga a nadie.
run-anomaly-carry-lapsed = { $count ->
    [one] { $count } arrastre de volumen caduca: su bono o su miembro ya no existe.
    [many] { $count } de arrastres de volumen caducan: su bono o su miembro ya no existe.
   *[other] { $count } arrastres de volumen caducan: su bono o su miembro ya no existe.
  }
run-anomaly-jump = El total varió un { $percent } % frente al último mes contabilizado.
run-anomaly-below = El cálculo termina por debajo de cero para este miembro.
run-anomaly-owes = Una vez contabilizado este cálculo, el miembro debe a la empresa. Comparado con lo que paga el propio cálculo.
run-anomaly-left = Cobra sin estar activo.
run-anomaly-jump-payee = Más de { $times } veces la mediana de los últimos cálculos contabilizados ({ $runs }).
run-anomaly-top = Entre los { $top } importes más altos, y en ninguno de los últimos cálculos contabilizados ({ $runs }).
run-anomaly-first = Un importe grande, y el primer pago de todos.
run-anomaly-cap = { $count ->
    [one] El límite «{ $bonus }» quitó a { $count } miembro.
    [many] El límite «{ $bonus }» quitó a { $count } de miembros.
   *[other] El límite «{ $bonus }» quitó a { $count } miembros.
  }
run-anomaly-ceiling = Se paga el { $percent } % del techo del plan.
run-anomaly-more = { $kind }: { $count } en total, se muestran los { $kept } mayores.
run-kind-recheck = Comprobación independiente
run-kind-below = Bajo cero
run-kind-owes = Debe a la empresa
run-kind-left = No activo
run-kind-jump-payee = Salto
run-kind-top = Nuevo en cabeza
run-kind-first = Primer pago
run-kind-cap = Límite
run-kind-ceiling = Techo
run-kind-run = Todo el cálculo
problem-run-look-note = Diga qué es, en { $max } caracteres como máximo.
problem-run-look-taken = Alguien ya lo ha revisado. Abra de nuevo el cálculo para ver quién.
