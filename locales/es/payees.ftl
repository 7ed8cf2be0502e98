# Where members are paid, and on which terms
payees-title = Datos de pago
payees-none = Nadie ha dicho aún adónde va el dinero. Hasta entonces los pagos quedan bloqueados.
payees-masked = Ve las cuentas solo en parte: el país y los cuatro últimos caracteres.
payees-masked-change = Para cambiarlas necesita el derecho de verlas enteras.
payees-masked-part = mostrada en parte
payees-change = Cambiar los datos de pago
payees-save = Guardar los datos de pago
payees-saved = Los datos de pago están guardados.
payees-account-part = Cuenta
payees-terms = Impuesto y extracto
payees-name = Titular de la cuenta
payees-method = Forma de pago
payees-method-sepa = transferencia SEPA
payees-method-other = otra forma
payees-account = Cuenta sin IBAN
payees-country = País para impuesto y comisiones
payees-language = Idioma de los extractos
payees-as-member = como en la ficha del miembro
payees-profile = Perfil fiscal
payees-profile-note = Como lo nombran las reglas de pago, por ejemplo «individual».
payees-holds = Bloqueos
payees-holds-count =
    { $count ->
        [one] No se paga nada: { $count } bloqueo
        [many] No se paga nada: { $count } de bloqueos
       *[other] No se paga nada: { $count } bloqueos
    }
payees-holds-none = Nada bloquea los pagos.
payees-hold = Bloqueo { $number }
payees-hold-add = Añadir un bloqueo
payees-hold-remove = Levantar el bloqueo { $number }
payees-reason = Por qué no se paga nada
payees-from = Desde
payees-until = Primer día libre
payees-hold-span = Desde el { $from }, libre el { $until }: { $reason }
payees-hold-open = Desde el { $from } hasta que se levante: { $reason }
payees-minimums = Mínimos propios
payees-minimums-none = Vale el mínimo de las reglas.
payees-minimum = Mínimo { $number }
payees-minimum-add = Añadir un mínimo
payees-minimum-remove = Quitar el mínimo { $number }
payees-guarantees = Garantías y anticipos
payees-guarantees-none = No hay nada garantizado.
payees-guarantee = Garantía { $number }
payees-guarantee-add = Añadir una garantía
payees-guarantee-remove = Quitar la garantía { $number }
payees-amount = Importe
payees-currency = Moneda
payees-draw = Un anticipo: el complemento se debe después
payees-draw-is = anticipo
