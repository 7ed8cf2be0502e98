# Liquidaciones: rechazos de reglas y saldos, y el porqué de cada importe
problem-settle-overflow = La liquidación de { $payee } en { $currency } es demasiado grande para la regla «{ $rule }».
problem-settle-step-twice = La deducción «{ $step }» aparece dos veces en el orden.
problem-settle-step-missing = Hay reglas para «{ $step }», pero el orden de las deducciones no la nombra.
problem-settle-minimum-twice = El mínimo en { $currency } aparece dos veces para el mismo país.
problem-settle-bounds-crossed = El mínimo de la comisión bancaria «{ $rule }» supera su máximo.
problem-settle-kinds-of-what-is-left = La retención «{ $rule }» nombra tipos de abono, así que debe calcularse sobre el bruto.
problem-settle-brackets-disordered = Los tramos de «{ $rule }» deben empezar en cero y subir.
problem-settle-payee-twice = El beneficiario { $payee } aparece dos veces en la liquidación.
problem-settle-currency-twice = El beneficiario { $payee } tiene dos cuentas en { $currency }.
problem-settle-credit-twice = «{ $kind }» de { $source } aparece dos veces para el beneficiario { $payee }.
problem-settle-debt-twice = La deuda { $debt } aparece dos veces para el beneficiario { $payee }.
problem-settle-currency-differs = «{ $rule }» está en { $found } en vez de { $wanted }.
problem-settle-amount-negative = El importe { $amount } de «{ $rule }» es negativo.
problem-settle-amount-not-positive = El importe { $amount } de «{ $rule }» debe ser mayor que cero.
problem-settle-rate-outside = La tasa { $rate } de «{ $rule }» no está entre 0 y 100 %.

settle-why-fee-fixed = { $fixed } por cada pago
settle-why-fee-percent = { $percent } de { $base }
settle-why-fee-least = al menos { $least }
settle-why-fee-most = como máximo { $most }
settle-why-withheld-share = Tributa el { $share } de { $base }
settle-why-withheld-before = { $before } ya contados este año
settle-why-withheld-rate = { $rate } de { $part }
settle-why-recovered = Deuda { $debt } desde el { $since }, { $open } pendientes
settle-why-recovery-share = Como máximo el { $share } de los abonos va a deudas: { $most }
settle-why-recovery-guarantee = La garantía de { $guarantee } le queda al beneficiario
settle-why-top-up = Ganado: { $earned }; garantizado: { $guarantee }
settle-why-top-up-owed = Es un anticipo que se descuenta de comisiones posteriores
settle-why-hold = Retenido desde el { $from }: { $reason }
settle-why-hold-until = Retenido del { $from } hasta el { $until }: { $reason }
settle-why-no-account = Retenido: nadie ha dicho a qué cuenta va el dinero
settle-why-payout-unknown = Retenido: aún no se sabe qué fue del pago { $payout }
settle-why-no-withholding-rule = Retenido: ninguna regla dice qué se retiene en { $country } para el perfil fiscal «{ $profile }» en { $currency }
settle-why-nothing-left = Unas deducciones de { $deducted } no dejan nada de { $gross }
settle-why-below-minimum = { $payout } es menos que el mínimo de { $minimum }
settle-why-owing = Aún se deben { $owed }
settle-why-rounded =
    Exactamente { $exact }, redondeado a un múltiplo de { $to }, { $mode ->
        [half-even] al más cercano, mitad al par
        [half-down] al más cercano, mitad hacia abajo
        [down] hacia cero
        [up] alejándose de cero
        [floor] hacia abajo
        [ceiling] hacia arriba
       *[other] al más cercano, mitad hacia arriba
    }

# Estados de un pago
problem-payout-not-sent = El pago aún no se ha enviado.
problem-payout-sent-otherwise = El pago ya se envió con { $sent_with }.
problem-payout-in-doubt = Nadie sabe si salió el pago enviado con { $sent_with }. Averígüelo primero: no se envía otra vez.
problem-payout-confirmed-otherwise = El pago ya está confirmado y no cambia más.
problem-payout-failed = El pago ha fallado y su importe ha vuelto al saldo del beneficiario. Haga un pago nuevo.
problem-payout-not-confirmed = Solo un pago confirmado puede devolverse.

# Ficheros de pagos
problem-pain-id-malformed = La referencia «{ $value }» debe tener de 1 a 35 letras simples, cifras o signos, sin barra en un extremo.
problem-pain-id-twice = La referencia «{ $value }» aparece dos veces en el fichero.
problem-pain-name-unreadable = El nombre no tiene ninguna letra que los bancos sepan leer.
problem-pain-not-euro = SEPA transporta euros, no { $currency }.
problem-pain-amount-outside = El importe { $amount } no está entre 0,01 y 999 999 999,99 euros.
problem-pain-number-outside = Un fichero de pagos tiene de 1 a { $most } transferencias, no { $count }.
problem-pain-time-outside = { $second } no es un segundo de un día.
problem-iban-malformed = «{ $value }» no es un IBAN: país, dos dígitos de control, después letras y cifras.
problem-iban-outside-sepa = No se pueden enviar euros por SEPA a { $country }.
problem-iban-length = Un IBAN de { $country } tiene { $wanted } caracteres, este tiene { $found }.
problem-iban-checksum = Los dígitos de control del IBAN { $value } no cuadran: hay un error al teclear.
problem-bic-malformed = «{ $value }» no es un BIC: 8 u 11 mayúsculas y cifras.
