# Números, importes, fechas y periodos: lo que puede estar mal.
problem-currency-unknown = «{ $value }» no es una moneda. Use un código ISO, como EUR.
problem-date-malformed = «{ $value }» no es una fecha. Escríbala como AAAA-MM-DD.
problem-date-out-of-range = La fecha está fuera del calendario.
problem-decimal-malformed = «{ $value }» no es un número. Escriba cifras con punto, por ejemplo 12.50.
problem-decimal-overflow = El número «{ $value }» es demasiado grande.
problem-decimal-too-fine = El número «{ $value }» tiene demasiados decimales.
problem-money-currencies-differ = No se pueden sumar importes en { $one } y en { $other }.
problem-money-overflow = El importe es demasiado grande.
problem-period-empty = El periodo termina antes de empezar.
problem-period-malformed = «{ $value }» no es un periodo. Escriba un mes como AAAA-MM.
problem-points-overflow = El volumen es demasiado grande.
problem-rate-malformed = «{ $value }» no es un porcentaje. Escriba 5%, 0.05 o 1/20.
problem-rate-overflow = El porcentaje es demasiado grande o demasiado preciso.
problem-rate-zero-denominator = Un porcentaje no se puede dividir entre cero.
problem-split-no-weight = Un importe no se puede repartir en partes que son todas cero.
problem-split-overflow = Las partes son demasiado grandes.
