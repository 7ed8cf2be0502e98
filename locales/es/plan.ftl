# Planes de compensación, cálculos de comisiones y las palabras que explican una línea o un cero.

## El texto del plan
problem-plan-quote-open = Las comillas no están cerradas.
problem-plan-character = Este carácter no tiene sentido en un plan.
problem-plan-number = Esto no es un número, tasa ni fecha que un plan pueda usar.
problem-plan-too-long = Esto es demasiado largo: como máximo { $max }.
problem-plan-tab = Use espacios, no tabuladores, para la sangría.
problem-plan-indent = La sangría de esta línea difiere de la de sus vecinas.
problem-plan-too-deep = El anidamiento es demasiado profundo.
problem-plan-expected = Aquí se espera: { $expected }.
problem-plan-name = Un nombre aquí no puede llevar punto.
problem-plan-unexpected = Aquí no se espera nada así.
problem-plan-twice = «{ $name }» aparece dos veces.
problem-plan-missing = Falta la línea «{ $missing }».
problem-plan-unknown-name = Este nombre es desconocido. Un volumen debe definirse antes de usarse.
problem-plan-unknown-rank = El plan no tiene el rango «{ $name }».
problem-plan-unknown-volume = El plan no tiene ese volumen antes de esta línea.
problem-plan-unknown-bonus = El plan no tiene tal bono por encima de esta línea.
problem-plan-bonus-order = Ponga «{ $name }» por encima del bono que lo nombra: lo que está más abajo se calcula después, y así ningún bono puede nombrar a otro en círculo.
problem-plan-not-here = Esto no se puede usar aquí: aún no se conoce cuando se calcula.
problem-plan-type =
    Aquí hace falta { $expected ->
        [number] un número
        [text] un texto
        [date] una fecha
        [condition] una condición
        [rank] un rango
       *[other] una columna
    }, pero esto es { $found ->
        [number] un número
        [text] un texto
        [date] una fecha
        [condition] una condición
        [rank] un rango
       *[other] una columna
    }.
problem-plan-divide = Divida solo entre un número distinto de cero.
problem-plan-reserved = Esta palabra tiene un significado propio. Elija otro nombre.
problem-plan-too-many = Hay demasiados: como máximo { $max }.
problem-plan-rank-trees = Las condiciones de los rangos solo pueden contar piernas en un único árbol.
problem-plan-lines = Este tipo de bono no escribe tales líneas.
problem-plan-not-from-sales = Las líneas por venta exigen un volumen que sea suma de ventas: sales(…).
problem-plan-not-group = Un diferencial exige un volumen de grupo: group(…).
problem-plan-bracket-order = Los tramos deben ser crecientes, cada uno por encima del anterior.
problem-plan-above-zero = Aquí se espera un número mayor que cero.
problem-plan-limit-named = «{ $name }» es ya un tope. Nombre los bonos: los topes que solo abarcan a estos cuentan con ellos.
problem-plan-limit-nothing = No hay ningún bono antes de este tope.
problem-plan-limit-overlap = El tope anterior { $other } limita solo algunos de estos bonos, y otros más: nómbrelos todos o ninguno.
problem-plan-limit-line = Un tope por línea es de un solo bono: of BONO.
problem-plan-limit-part = Un tope por línea es un importe, no una parte de un volumen.
problem-plan-limit-plain = Un tope no lleva «eligible» ni «times»: su importe puede decir if(…).
problem-plan-binary-legs = Se pueden emparejar de 2 a { $max } piernas.
problem-plan-binary-cycle = Un ciclo toma de la pierna fuerte al menos tanto como de las otras y, con tres piernas o más, lo mismo de cada una.
problem-plan-binary-returns = Lo que se deshace se busca por su venta: el volumen tiene que ser una simple suma de ventas, sales(…).

## Consejos sobre un plan
problem-plan-lint-unused-volume = Nada usa el volumen { $volume }.
problem-plan-lint-rank-free = Todos obtienen el rango { $rank }: no tiene condiciones.
problem-plan-lint-rank-same = Los rangos { $rank } y { $other } tienen las mismas condiciones.
problem-plan-lint-rank-impossible = Nadie puede obtener el rango { $rank }: sus condiciones se excluyen.
problem-plan-lint-cliff = En { $bonus }, la tasa baja de { $before } a { $rate } en { $bound }: una venta más paga menos.
problem-plan-lint-rank-paid-less = En { $bonus }, el rango { $rank } cobra menos en el nivel { $level } que el rango inferior.
problem-plan-lint-payout = { $bonus } puede pagar { $rate } de un volumen: más que el total.
problem-plan-lint-no-ceiling = { $bonus } puede pagar a todos los que están por encima de un comprador: nada acota su coste. Un tope de la empresa lo haría.
problem-plan-lint-no-bonus = El plan no tiene bonos: no paga a nadie.
problem-plan-lint-active-never = Nadie puede estar activo: las condiciones se excluyen.
problem-plan-lint-bonus-never = Nadie puede tener derecho a { $bonus }: sus condiciones se excluyen.
problem-plan-lint-rank-circular = Nadie puede ser el primer { $rank }: sus condiciones piden miembros que ya son { $rank }, o cuyo rango exige a su vez { $rank }.
problem-plan-lint-rank-unreachable = Nadie puede obtener el rango { $rank }: necesita miembros de un rango que nadie alcanza.
problem-plan-lint-rank-shadowed = Nadie tiene nunca el rango { $rank }: quien lo obtiene obtiene también { $other }.
problem-plan-lint-bracket-same = En { $bonus }, el tramo desde { $bound } no cambia nada: el inferior también paga { $rate }.
problem-plan-lint-bracket-point = En { $bonus }, el tramo del { $rate } vale solo para { $bound } exactos: el siguiente empieza justo por encima.
problem-plan-lint-bracket-gap = Hay un hueco en los tramos de { $term }: de { $from } a { $until } no vale ninguno.
problem-plan-lint-bracket-overlap = Dos tramos de { $term } se solapan de { $from } a { $until }: cuenta el primero.
problem-plan-lint-bracket-dead = El tramo de { $term } de { $from } a { $until } no se alcanza nunca: los anteriores lo cubren entero.
problem-plan-lint-tier-cliff = En { $bonus }, el escalón de { $bound } paga { $amount }, menos que los { $before } del inferior.
problem-plan-lint-cliff-tree = En { $bonus }, una venta más paga menos: quien vende { $more } en vez de { $less } recibe { $after } en vez de { $before }. El árbol: { $tree }
problem-plan-lint-split = Dividirse sale a cuenta: las mismas ventas en varias posiciones propias dan { $after } en vez de { $before }. Antes: { $tree }. Después: { $split }
problem-plan-lint-recruiting = { $bonus } paga { $amount } aunque nadie vende nada. El árbol: { $tree }
problem-plan-lint-ceiling = El plan puede costar más que su techo de { $ceiling }: aquí se pagan { $paid } donde se permiten { $allowed }. El árbol: { $tree }
problem-plan-lint-over = El plan puede pagar más que todo lo vendido: aquí { $paid } de { $allowed }. El árbol: { $tree }
problem-plan-note-ceiling = Demostrado: el plan cuesta como mucho { $most }.
problem-plan-note-kept = Demostrado: el plan cuesta como mucho { $most } y respeta su techo de { $ceiling }.
problem-plan-note-open = El techo de { $ceiling } no está demostrado; lo demostrado es como mucho { $most }. Ningún árbol pequeño lo rompe; vigile lo que cuesta cada cálculo.
problem-plan-note-monitored = No se puede demostrar ningún techo, por { $bonuses }. Ningún árbol pequeño muestra un exceso; vigile lo que cuesta cada cálculo.

## Un cálculo imposible
problem-run-overflow = Los números de { $member } son demasiado grandes para { $rule }.
problem-run-cycle =
    En el { $tree ->
        [placement] árbol de colocación
       *[other] árbol de patrocinio
    }, { $member } está por encima de sí mismo.
problem-run-parent-unknown = { $member } no apunta a nadie en «{ $column }».
problem-run-duplicate-member = El miembro { $member } aparece dos veces.
problem-run-duplicate-sale = La venta { $sale } aparece dos veces.
problem-run-buyer-unknown = La venta { $sale } no pertenece a ningún miembro conocido.
problem-run-sale-outside = La venta { $sale } está fuera del período.
problem-run-column-length = La columna «{ $column }» tiene { $rows } celdas en lugar de { $expected }.
problem-run-column-missing = El plan nombra la columna «{ $column }», que los datos no tienen.
problem-run-column-type = La columna «{ $column }» es de otro tipo del que dice el plan.
problem-run-leg-missing = { $member } está colocado pero no está en ninguna pierna.
problem-run-carry-unknown = Hay un arrastre para una pierna ({ $leg }) sin miembro conocido ni bono binario.
problem-run-carry-late = El arrastre de { $member } surgió en el período o después.
problem-run-carry-twice = El arrastre de la pierna { $leg } de { $member } aparece dos veces para un mismo período.
problem-run-return-unknown = La devolución { $sale } no dice qué venta anula, y el plan deshace las devoluciones donde se contó su venta.
problem-run-undo-sale = La devolución { $sale } anula una venta que ningún período cerrado conoce.
problem-run-undo-member = { $member } tiene volumen en una pierna o una línea por recuperar y ya no es miembro.
problem-run-undo-history = Los períodos cerrados no se siguen unos de otros: las piernas no empiezan con lo que dejó el período anterior.
problem-run-formula = Una fórmula del plan no se puede calcular aquí.
problem-run-rank-unknown = { $member } tiene el rango «{ $rank }», que el plan no conoce.
problem-run-too-many-members = Hay demasiados miembros para un solo cálculo.
problem-run-too-many-sales = Hay demasiadas ventas para un solo cálculo.
problem-run-too-many-rates = El plan tiene demasiadas tasas distintas.
problem-run-other-plan = Este cálculo se hizo con otro plan u otros miembros.
problem-run-line-unknown = El cálculo no tiene esa línea.

## El camino de una línea
plan-step-source = La compra se hizo aquí.
plan-step-leader = Dirige el grupo cuyo volumen se cuenta.
plan-step-matched = Cobró el bono que se iguala.
plan-step-paid = Cobra por esta línea.
plan-step-counted = Ocupa este nivel y cobra por su propia línea.
plan-step-closes = Cierra esta generación.
plan-step-skipped = Saltado sin ocupar nivel.
plan-step-within = No cierra ninguna generación: no se cumple «{ $condition }».
plan-step-within-rank = No cierra ninguna generación de { $need }: solo es { $rank }.
plan-step-within-inactive = Inactivo: la generación continúa más allá.
plan-step-skipped-inactive = Saltado por inactivo: no se cumple «{ $condition }».
plan-step-skipped-rank = Saltado: cobra como { $rank }, se necesita al menos { $need }.
plan-step-skipped-condition = Saltado: no se cumple «{ $condition }».
plan-step-forfeited-condition = Ocupa este nivel pero no cobra: no se cumple «{ $condition }».
plan-step-forfeited-rank = Ocupa este nivel pero no cobra: { $rank } no cobra en el nivel { $level }.
plan-step-forfeited-difference = Ocupa este nivel pero no cobra: no queda diferencia con la tasa de { $member }.
plan-step-forfeited-pair = Ocupa este nivel pero no cobra: { $rank } no cobra por { $source } en el nivel { $level }.
plan-step-cut = Pasos omitidos aquí: { $count }.

## De dónde sale el importe
plan-volume = { $name } = { $formula }; contado aquí: { $base }
plan-volume-equal = Cada persona calificada tiene una parte.
plan-volume-paid = Pagado a { $member } por { $bonus }; contado aquí: { $base }
plan-rate-flat = Tasa { $rate }
plan-rate-bracket = { $volume } es { $have }: tramo desde { $bound }, tasa { $rate }
plan-rate-level = { $rank } en el nivel { $level }: { $rate }
plan-rate-level-flat = Nivel { $level }: { $rate }
plan-rate-pair = { $rank } por { $source } en el nivel { $level }: { $rate }
plan-rate-most = Del pago de una persona cuenta como máximo { $most }
plan-rate-difference = Menos { $leg } de la pierna de { $member }: quedan { $rate }
plan-rate-override = { $own } menos { $leader } del líder { $member }, al menos { $least }: { $rate }
plan-rate-pool = { $rate } de { $volume } de todos, { $total }: un fondo de { $pool }
plan-rate-pool-part = { $own } de { $all } partes
plan-rate-factor = Por { $rate } { $why }
plan-part-sale = Venta propia
plan-part-member = Volumen en el nivel { $level }
plan-part-gross = Bruto de todo el grupo
plan-part-leg = Menos el bruto de la primera línea
plan-part-group = Volumen en el grupo
plan-divided = Exactamente { $exact }; repartido hasta la moneda más pequeña, para que todas las partes sumen el fondo: { $amount }
plan-volume-limit = Obtenido antes de este tope: { $raw }
plan-limit-raw = { $raw } antes de este tope, { $paid } después ({ $bonuses })
plan-limit-part = { $rate } de { $volume }, { $total }: como máximo { $most }
plan-limit-line = Como máximo { $most } por línea
plan-limit-member = Como máximo { $most } por miembro
plan-limit-owner = Como máximo { $most } para todas las posiciones del propietario, que obtuvieron { $total }: sobran { $over }
plan-limit-company = Como máximo { $most } para toda la empresa, que obtuvo { $total }: sobran { $over }
plan-limit-shared = Todos los que obtuvieron algo soportan la misma parte de lo que sobra.
plan-limit-in-order = Por orden de id, cada uno cobra hasta que se alcanza el tope.
plan-limit-account = Lo recortado va a «{ $account }».
plan-limit-divided = Exactamente { $exact }; repartido hasta la moneda más pequeña, para que lo que conserva cada uno sume el tope: { $amount }
plan-binary-legs = Pierna fuerte { $strong }, pierna débil { $weak }, con lo arrastrado
plan-binary-most = Se pagan como máximo { $most } de la pierna débil por período.
plan-binary-weak = { $rate } de { $base } de la pierna débil
plan-binary-ratio = { $rate } de { $base }: el volumen emparejado por { $weak } ÷ { $strong }
plan-binary-cycles = Ciclos de { $strong } : { $weak }: { $count }, cada uno { $pays }
plan-binary-tier = Ambas piernas alcanzan { $bound }: { $pays }
plan-binary-carried = Pasa al período siguiente, entre todas las piernas: { $carried }
plan-undo-sale = La devolución { $return } anula la venta { $sale }, en la que se apoyaba { $bonus } del período que empieza el { $since }.
plan-undo-share = De { $used } que la línea consumió en la pierna { $leg }, las devoluciones han deshecho { $undone } hasta ahora.
plan-undo-amount = { $paid } × { $undone } ÷ { $used }, cortado por debajo de la unidad mínima, da { $target }. Antes se recuperó { $before }, así que ahora { $amount }.
plan-rounding =
    Exactamente { $exact }, redondeado { $mode ->
        [half-even] al más cercano, mitad al par
        [half-down] al más cercano, mitad hacia abajo
        [down] hacia cero
        [up] alejándose de cero
        [floor] hacia abajo
        [ceiling] hacia arriba
       *[other] al más cercano, mitad hacia arriba
    }: { $amount }

## Por qué alguien no tiene nada
plan-reason-no-bonus = El plan no paga bonos.
plan-reason-active-short = Faltan { $missing } puntos para estar activo ({ $what }: { $have } de { $need })
plan-reason-active-condition = Inactivo: no se cumple «{ $condition }»
plan-reason-short = { $bonus }: faltan { $missing } en { $what } ({ $have } de { $need })
plan-reason-condition = { $bonus }: no se cumple «{ $condition }»
plan-reason-no-volume = { $bonus }: ningún volumen { $volume } en el período
plan-reason-rounds-to-zero = { $bonus }: la parte de { $volume } se redondea a cero
plan-reason-bracket = { $bonus }: faltan { $missing } para el primer tramo ({ $what }: { $have } de { $need })
plan-reason-no-difference = { $bonus }: la primera línea se lleva toda la tasa, no queda diferencia
plan-reason-pool-empty = { $bonus }: toda la empresa está sin { $volume } en el período
plan-reason-pool-small = { $bonus }: la parte del fondo es menor que la moneda más pequeña
plan-reason-binary-empty = { $bonus }: nada que emparejar (pierna fuerte { $strong }, pierna débil { $weak })
plan-reason-binary-short = { $bonus }: a la pierna débil le faltan { $missing } para { $need } (pierna fuerte { $strong }, pierna débil { $weak })
plan-reason-binary-strong = { $bonus }: a la pierna fuerte le faltan { $missing } para { $need } (pierna fuerte { $strong }, pierna débil { $weak })
plan-reason-limit = { $bonus }: todo lo obtenido, { $raw }, superaba el tope
plan-reason-limit-kept = { $bonus }: nada superaba el tope
plan-reason-no-downline = { $bonus }: aún no patrocina a nadie
plan-reason-no-placement = { $bonus }: aún no hay nadie colocado debajo
plan-reason-rank-levels = { $bonus }: el rango { $rank } no cobra en ningún nivel
plan-reason-levels-empty = { $bonus }: nada que pagar en los primeros niveles (niveles pagados: { $levels })
plan-reason-no-leaders = { $bonus }: ningún líder por debajo con volumen de grupo (generaciones pagadas: { $levels })
plan-reason-no-boundary = { $bonus }: no cierra ninguna generación, no se cumple «{ $condition }»
plan-reason-no-matched = { $bonus }: nadie en los niveles pagados cobró { $matched } (niveles pagados: { $levels })
