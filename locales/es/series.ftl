# Series de números: la forma de los códigos.

series-title = Series de números
series-hint = La forma de los códigos de los registros. Los códigos ya asignados quedan como están.
series-object = Para
series-prefix = Antes del número
series-width = Cifras
series-yearly = Año antes del número
series-yearly-note = Los números de cada año empiezan en 1.
series-example = Por ejemplo { $code }
series-next = Próximo número
series-next-note = Nunca uno que ya se asignó. Los códigos que trajeron las importaciones se saltan.
series-next-code = Próximo código
series-kept = Los códigos que tienen los registros no cambian.
series-save = Guardar
series-saved = Guardado: los nuevos registros se numeran así.
problem-series-prefix = Antes del número hay como máximo { $max } letras, cifras, guiones, barras, puntos y guiones bajos, primero una letra o una cifra.
problem-series-width = Un número se rellena hasta entre 1 y { $max } cifras.
problem-series-prefix-taken = Otra serie ya empieza por { $token }.
problem-series-next = El próximo número es un número entero de 1 a { $max }.
problem-series-next-given = { $code } ya se asignó: el próximo número es mayor.
