# Importación de archivos CSV: rechazos, archivo de errores y asistente.

problem-import-empty = El archivo está vacío.
problem-import-too-large = El archivo es demasiado grande: como máximo { $max } MiB. Divídalo.
problem-import-not-text = No es un archivo de texto, sino { $kind }. Guarde antes la tabla como CSV.
problem-import-nul = El archivo tiene un carácter NUL en la línea { $line }: está dañado o no es texto.
problem-import-undecodable = La línea { $line } no se puede leer como { $encoding }. Elija otra codificación.
problem-import-quote-open = Unas comillas abiertas en esta fila no se cierran nunca.
problem-import-quote-open-often = Demasiadas filas tienen comillas sin cerrar. Revise el separador y las comillas.
problem-import-quote-stray = Hay texto después de unas comillas de cierre.
problem-import-cell-long = Una celda supera los { $max } bytes.
problem-import-columns-many = La fila tiene más de { $max } columnas. Revise el separador.
problem-import-rows-many = El archivo tiene más de { $max } filas. Divídalo.
problem-import-row-width = La fila tiene { $found } celdas y la cabecera { $expected }.
problem-import-column-twice = La cabecera nombra dos veces la columna «{ $column }».
problem-import-mapping-empty = Todavía no hay ninguna columna asociada a un campo.
problem-import-field-unknown = No hay ningún campo «{ $field }» que una importación pueda rellenar.
problem-import-column-unknown = El archivo no tiene la columna «{ $column }».
problem-import-source-one = El campo «{ $field }» necesita exactamente un origen: columna, constante o plantilla.
problem-import-template = La plantilla de «{ $field }» falla en «{ $token }».
problem-import-field-required = Hay que asociar el campo «{ $field }»: sin él no se puede crear ninguna ficha.
problem-import-code-missing = La fila no tiene código.
problem-import-code-twice = El código «{ $code }» ya está en la línea { $first }.
problem-import-date = «{ $value }» no es una fecha con la forma { $format }.
problem-import-number = «{ $value }» no es un número con la forma elegida.
problem-import-boolean = «{ $value }» no es ni sí ni no.
problem-import-choice = «{ $value }» no es una opción de «{ $field }».
problem-import-country = «{ $value }» en «{ $field }» no es un país: escriba su nombre o su código de dos letras, como ES.
problem-import-language = «{ $value }» en «{ $field }» no es ninguno de los idiomas: escriba su nombre o en, fr, pt, es, pl, ru.
problem-import-name-several = «{ $value }» en «{ $field }» puede ser: { $choices }. Escriba el código del que quiere decir.
problem-import-point-mark = «{ $value }» no es nada de lo que las llaves dicen de un contacto: consent, verified 2026-03-01.
problem-import-relation-unknown = No hay ninguna ficha con el código o el nombre «{ $value }» para «{ $field }».
problem-import-relation-ambiguous = Varias fichas se llaman «{ $value }». Use el código.
problem-import-moment = «{ $value }» no es una fecha y hora con la forma { $format } 09:30.
problem-import-object-unsupported = Este tipo de ficha no se puede importar.
problem-import-encoding-unsure = La codificación del archivo es una suposición ({ $encoding }). Indíquela.
problem-import-started = Esta importación ya se inició.
problem-import-header-differs = Esta fila dice otra cosa sobre «{ $field }» que la línea { $first } del mismo pedido.
problem-import-group-rejected = Se rechazó otra fila del mismo pedido (línea { $first }).
problem-import-order-final = El pedido «{ $code }» ya está confirmado o anulado y no cambia.
problem-import-out-of-scope = La ficha «{ $code }» existe, pero no puede cambiarla.
problem-import-text-long = El texto supera los { $max } caracteres.
problem-import-amount-inexact = El importe «{ $value }» no se puede dividir exactamente en precio por unidad.
problem-import-member-placed = El miembro ya está en otro lugar: «{ $field }» cambia con un traslado, no con una importación.
problem-import-overtaken = Otra persona cambia sin cesar las mismas fichas. Inicie de nuevo la importación: lo que entró se conserva y no se importa dos veces.

# El archivo de errores y la plantilla

imports-error-line = línea
imports-error-column = columna
imports-error-reason = motivo

# El asistente

imports-title = Importar
imports-step-file = Archivo
imports-step-map = Asociar columnas
imports-step-test = Prueba
imports-step-run = Importación
imports-object = ¿Qué contiene el archivo?
imports-file = Archivo CSV o libro
imports-drop = Suelte aquí un archivo CSV o un libro (XLSX) o elija uno
imports-upload = Subir
imports-template = Plantilla
imports-encoding = Codificación
imports-encoding-unsure = La codificación es una suposición. Mire los acentos de la muestra y cámbiela si son erróneos.
imports-delimiter = Separador
imports-delimiter-comma = Coma
imports-delimiter-semicolon = Punto y coma
imports-delimiter-tab = Tabulador
imports-delimiter-pipe = Barra vertical
imports-delimiter-blanks = Espacios
imports-delimiter-other = Otro
imports-delimiter-character = Carácter
imports-header = La primera fila nombra las columnas
imports-date-format = Fechas
imports-decimal = Signo decimal
imports-decimal-point = Punto (12.50)
imports-decimal-comma = Coma (12,50)
imports-sample = Muestra
imports-column = Columna
imports-field = Campo
imports-not-used = No importar
imports-constant = El mismo valor para cada fila
imports-confirm-orders = Confirmar cada pedido, lo que lo convierte en venta
imports-create-missing = Crear por su código los clientes que falten
imports-dry-run = Probar
imports-dry-run-note = Todavía no se ha escrito nada.
imports-start = Importar
imports-created = Nuevos
imports-updated = Cambiados
imports-unchanged = Sin cambios
imports-rejected = Rechazados
imports-errors = Descargar el archivo de errores
imports-errors-hint = Contiene las filas rechazadas con línea, columna y motivo: corríjalas ahí e importe ese archivo.
imports-done = La importación ha terminado.
imports-cancelled = La importación se canceló. Lo ya escrito se conserva.
imports-open-list = Abrir la lista
imports-again = Importar otro archivo
imports-back = Atrás
imports-rows = { $rows ->
    [one] { $rows } fila
    [many] { $rows } de filas
   *[other] { $rows } filas
 }

# Fields that only a file has

field-member-leg = Pierna
field-product-currency = Moneda
field-appointment-people = Participantes
field-order-lines-amount = Importe de la línea
field-order-returns = Devuelve el pedido

# Workbooks, templates, taking back

problem-import-workbook-damaged = Este libro está dañado o protegido con contraseña. Guárdelo de nuevo como XLSX sin contraseña.
problem-import-workbook-large = Este libro es demasiado grande al descomprimirlo. Divídalo o guarde la hoja como CSV.
problem-import-sheet-unknown = El libro no tiene la hoja «{ $sheet }».
problem-import-template-names = Elija codes o labels.
problem-import-undo-lines = Sus líneas fueron reemplazadas por la importación; las anteriores no se conservan.
problem-export-headers = Elija keys o labels.
problem-export-rows-many = Una hoja tiene como máximo { $max } filas. Filtre la lista o exporte CSV.
imports-sheet = Hoja
imports-template-xlsx-labels = Libro, nombres en mi idioma
imports-template-xlsx-codes = Libro, códigos de los campos
imports-template-csv-labels = CSV, nombres en mi idioma
imports-template-csv-codes = CSV, códigos de los campos
imports-undo = Deshacer la importación
imports-undo-text = Lo que la importación creó va a la papelera, lo que modificó recupera sus valores anteriores, salvo lo que ha cambiado desde entonces: eso queda como está y se enumera.
