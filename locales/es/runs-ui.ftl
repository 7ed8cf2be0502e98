# Pantallas de los cálculos.
runs-title = Cálculos de comisiones
runs-code = Código
runs-period = Mes
runs-plan = Plan
runs-state = Estado
runs-total = Total
runs-asked = Solicitado
runs-open = Abrir el cálculo
runs-close-month = Cerrar el mes
runs-try-month = Calcular hasta ahora
runs-start = Calcular
runs-start-title = Cerrar { $period }
runs-start-note = Aún no se paga nada: el cálculo se comprueba de forma independiente y otra persona debe aprobarlo antes de contabilizarlo.
runs-empty = Aún no se ha cerrado ningún mes.
runs-state-open = Abierto
runs-state-calculating = Calculando
runs-state-calculated = Calculado
runs-state-disputed = Comprobación fallida
runs-state-approved = Aprobado
runs-state-posted = Contabilizado
runs-state-rejected = Rechazado
runs-state-failed = Fallido
runs-approve = Aprobar
runs-reject = Rechazar
runs-post = Contabilizar
runs-wait = El mes no ha terminado: este cálculo muestra cómo va. Rechácelo y calcule de nuevo cuando acabe el mes.
runs-approve-note = Acepta que este cálculo se pague.
runs-reject-note = El mes se reabre y puede recalcularse. Diga por qué.
runs-post-note = Los importes se inscriben en el libro mayor. Un mes contabilizado no vuelve a cambiar.
runs-approve-done = El cálculo está aprobado.
runs-reject-done = El cálculo está rechazado; el mes está abierto.
runs-post-done = El cálculo está contabilizado.
runs-comment = Comentario
runs-calculating = El cálculo está en curso
runs-calculating-note = Puede salir de esta página; la lista de tareas muestra el progreso.
runs-failed = El cálculo falló
runs-failed-note = La tarea dice por qué. El mes está abierto.
runs-recheck-good = La comprobación independiente no encontró errores
runs-bonus = Bono
runs-bonuses = Bonos
runs-bonuses-none = No se pagó nada este mes.
runs-taken-back = Recuperado
runs-taken-back-note = Se devolvieron ventas de meses cerrados. Lo que se pagó por ellas se descuenta aquí; los meses cerrados quedan como están.
runs-taken-back-sale = Devolución { $return } de la venta { $sale }
runs-taken-back-shown = Se muestran { $shown } de { $count }.
runs-payees = Beneficiarios
runs-members = Miembros
runs-line-count = Líneas
runs-amount = Importe
runs-totals = Totales por bono
runs-residue = Resto del redondeo, a la cuenta «{ $account }»:
runs-difference = Frente a { $code }
runs-difference-members = Cambiados: { $changed } · nuevos: { $added } · idos: { $removed }
runs-proof = Aprobación y prueba
runs-verdict-asked = Solicitado
runs-verdict-approve = Aprobado
runs-verdict-reject = Rechazado
runs-cut = Ventas hasta
runs-input-digest = Entrada
runs-result-hash = Resultado
runs-stored = Guardado en { $bytes } bytes
runs-payees-title = A quién se paga
runs-payees-count = Pagados: { $count }
runs-find-member = Buscar un miembro
runs-nobody-found = No se encontró a nadie llamado «{ $q }».
runs-nobody-paid = Este cálculo no paga a nadie.
runs-member = Miembro
runs-rank = Rango
runs-rank-paid-as = { $rank }, pagado como { $paid_as }
runs-previous = Antes
runs-active = activo
runs-inactive = inactivo
runs-back-to-run = Volver al cálculo
runs-open-member = Abrir el miembro
runs-why = Por qué este importe
runs-more-lines = Mostrar más líneas
runs-line-source = Origen
runs-line-own = Volumen propio
runs-level = nivel { $level }
runs-volume = Volumen
runs-rate = Tasa
runs-reasons = Lo que faltó
runs-next-rank = Siguiente rango: { $rank }
runs-figures = Volúmenes y condiciones
runs-check-least = { $figure }: al menos { $least }
runs-figure-PV = Volumen personal (PV)
runs-figure-BV = Volumen de negocio (BV)
runs-figure-GV = Volumen de grupo (GV)
runs-figure-legs-active = Piernas activas
runs-figure-legs = Piernas cuyo primer miembro tiene { $condition }
runs-figure-legs-with = Piernas con alguien que tiene { $condition }
runs-check-met = cumplido
runs-check-missed = no cumplido
runs-check-have = tiene { $have }
runs-check-short = tiene { $have }, faltan { $missing }
runs-explain-path = El camino hacia arriba
runs-explain-parts = De qué se compone
runs-explain-part = Parte
runs-explain-more-parts = Solo se muestran las partes mayores.
runs-explain-sale = La venta
runs-explain-returned = devuelta
runs-explain-checks = Condiciones
runs-explain-checks-rank = Rango { $rank }, pagado como { $paid_as }
runs-explain-rounding = Redondeo
runs-explain-plan = Plan { $plan }, versión { $version }
runs-step-source = origen
runs-step-counted = contado
runs-step-forfeited = perdido
runs-step-skipped = saltado
runs-step-paid = pagado
runs-lines = { $count ->
    [one] { $count } línea
    [many] { $count } de líneas
   *[other] { $count } líneas
  }
runs-anomalies = { $count ->
    [one] { $count } punto que mirar
    [many] { $count } de puntos que mirar
   *[other] { $count } puntos que mirar
  }
runs-recheck-bad = { $count ->
    [one] La comprobación independiente encontró { $count } problema
    [many] La comprobación independiente encontró { $count } de problemas
   *[other] La comprobación independiente encontró { $count } problemas
  }
runs-recheck-good-note = { $members ->
    [one] { $members } miembro y { $lines } líneas se recalcularon por otro método.
    [many] { $members } de miembros y { $lines } líneas se recalcularon por otro método.
   *[other] { $members } miembros y { $lines } líneas se recalcularon por otro método.
  }
runs-tab-overview = Resumen
runs-tab-anomalies = Anomalías
runs-tab-comparison = Comparación
runs-tab-payees = Beneficiarios
runs-tab-history = Historial
runs-stages = Etapas
runs-stage-calculated = Calculado
runs-stage-checked = Comprobado
runs-stage-approved = Aprobado
runs-stage-posted = Contabilizado
runs-stage-rejected = Rechazado
runs-stage-waits = todavía no
runs-looks-open = { $count ->
    [one] { $count } anomalía que nadie ha revisado aún
    [many] { $count } de anomalías que nadie ha revisado aún
   *[other] { $count } anomalías que nadie ha revisado aún
  }
runs-looks-only = Solo las que nadie ha revisado
runs-looks-done = Todo está revisado.
runs-anomalies-none = No hay nada raro en este cálculo.
runs-look = Revisado
runs-look-title = Lo he revisado
runs-look-note = Qué es
runs-look-done = Anotado.
runs-looked-by = Revisado por { $name }
runs-against = comparado con
runs-bounds = Un salto es más de { $times } veces la mediana y por encima de { $least }; la cabeza son los { $top } importes más altos; un primer pago por encima de { $large } es grande; el techo está cerca a partir del { $percent } %.
runs-bounds-runs = Comparado con: { $runs }.
runs-bounds-alone = No había ningún cálculo contabilizado anterior con el que compararlo.
runs-more = Mostrar más
runs-compare-with = Comparar con
runs-compare-file = Descargar como CSV
runs-compare-members = Frente a { $run }
runs-compare-ways = Cómo cambió el importe
runs-compare-nobody = El importe de nadie cambió.
runs-comparison-none = No hay ningún cálculo contabilizado anterior con el que comparar.
runs-now = Ahora
runs-change = Diferencia
runs-spread = Reparto de los importes
runs-spread-tenth = Parte { $at } de { $of }, beneficiarios: { $payees }
runs-spread-note = Los beneficiarios en diez partes, los importes más altos primero.
runs-way-all = Todos
runs-way-new = Nuevos
runs-way-gone = Salen
runs-way-up = Más
runs-way-down = Menos
runs-way-same = Iguales
