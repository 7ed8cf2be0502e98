# Palabras comunes a todo el producto.

problem-not-signed-in = No ha iniciado sesión o su sesión ha terminado. Inicie sesión para continuar.
problem-forbidden = No tiene derecho a hacer esto. Pídalo a un administrador si lo necesita.
problem-not-found = Aquí no hay nada, o no tiene acceso.
problem-version-stale = Otra persona lo ha cambiado mientras tanto. Vuelva a cargarlo e introduzca de nuevo su cambio.
problem-version-missing = La petición no dice qué versión cambia.
problem-json-malformed = La petición no es JSON legible (línea { $line }, columna { $column }).
problem-request-malformed = La petición no se puede leer.
problem-query-malformed = La dirección tiene un parámetro ilegible: { $name }.
problem-query-unknown = Esta dirección no tiene el parámetro «{ $name }».
problem-field-unknown = Aquí no hay ningún campo «{ $field }».
problem-field-missing = Falta el campo «{ $field }».
problem-field-type = El valor de este campo es de un tipo equivocado.
problem-id-malformed = «{ $value }» no es un identificador.
problem-idempotency-key-malformed = La Idempotency-Key debe tener de 1 a 128 caracteres simples.
problem-idempotency-key-reused = Esta Idempotency-Key ya se usó para otra petición.
problem-body-too-large = La petición es demasiado grande: se aceptan como máximo { $max } bytes.
problem-body-slow = La petición llegó demasiado despacio y se abandonó.
problem-type-unsupported = Este tipo de contenido no se acepta aquí.
problem-method-not-allowed = Esta dirección no acepta este tipo de petición.
problem-csrf-refused = La petición no procede de esta aplicación y se rechazó.
problem-host-refused = La aplicación no conoce esta dirección.
problem-throttled = { $seconds ->
    [one] Demasiados intentos. Vuelva a intentarlo dentro de { $seconds } segundo.
    [many] Demasiados intentos. Vuelva a intentarlo dentro de { $seconds } de segundos.
   *[other] Demasiados intentos. Vuelva a intentarlo dentro de { $seconds } segundos.
 }
problem-not-ready = El servicio está ocupado o arrancando. Vuelva a intentarlo en un momento.
problem-internal = Algo ha fallado por nuestra parte. Indique el número de esta petición al comunicarlo.
problem-storage-full = El almacenamiento está lleno: no se puede guardar nada hasta que el operador libere espacio. La lectura sigue.
problem-refused = La petición se rechazó.
common-records-count = { $count ->
    [one] { $count } registro
    [many] { $count } de registros
   *[other] { $count } registros
 }

# How days, months, moments and decimals are written where no screen writes them: letters after % are parts of a date.
said-day = %d/%m/%Y
said-month = %m/%Y
said-moment = %d/%m/%Y, %H:%M (%Z)
said-point = ,
said-language-en = inglés
said-language-fr = francés
said-language-pt = portugués
said-language-es = español
said-language-pl = polaco
said-language-ru = ruso
