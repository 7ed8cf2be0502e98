# Objects and fields a company adds itself.
definitions-title = Objetos y campos
definitions-hint = Añada sus propios campos, opciones y diseños. Lo que se añade se puede filtrar, ordenar, importar y exportar enseguida.
definitions-object = Objeto
definitions-own-count = Campos propios
definitions-version = Versión
definitions-fields = Campos
definitions-standard = Estándar
definitions-none-yet = Aún no hay campos propios.
definitions-add = Añadir campo
definitions-edit = Cambiar { $name }
definitions-remove = Quitar { $name }
definitions-up = Subir { $name }
definitions-down = Bajar { $name }
definitions-type = Tipo
definitions-key = Clave
definitions-key-note = Para archivos y programas. No se podrá cambiar después.
definitions-label = Etiqueta
definitions-other-languages = En otros idiomas
definitions-required = Obligatorio
definitions-unique = Dos registros no lo pueden compartir
definitions-search = Se encuentra con la búsqueda
definitions-personal = Dato personal
definitions-min = Mínimo
definitions-max = Máximo
definitions-digits = Decimales
definitions-to = Apunta a
definitions-default = Valor de un registro nuevo
definitions-options = Opciones
definitions-option-add = Añadir opción
definitions-option-label = Opción { $number }
definitions-option-color = Color de la opción { $number }
definitions-option-remove = Quitar la opción { $number }
definitions-option-usual = { $name }: volver al estándar
definitions-more-options = Opciones de { $name }
definitions-layout = Diseño
definitions-list-columns = Columnas de la lista
definitions-card-lines = Líneas de una tarjeta
definitions-form-sections = Secciones del formulario
definitions-section-title = Título de la sección { $number }
definitions-section-fields = Campos de la sección { $number }
definitions-section-add = Añadir sección
definitions-section-remove = Quitar la sección { $number }
definitions-layout-standard = Volver al diseño estándar
definitions-layout-own = Cambiar el diseño
definitions-review = Comprobar y aplicar
definitions-apply = Aplicar
definitions-applied = Aplicado: ahora todos lo ven.
definitions-nothing = No cambia nada.
definitions-changes = Qué cambia
definitions-problems = Qué lo impide
definitions-note = Por qué (para quien venga después)
definitions-history = Versiones
definitions-undo = Deshacer la última versión
definitions-undone = Vuelve a valer la versión anterior.
definitions-unsaved = Aún sin aplicar
definitions-discard = Descartar
definitions-done = Listo
definitions-choose = Añadir aquí un campo
section-more = Otros
section-main = Principal
definitions-new = Nuevo objeto
definitions-new-hint = Aquello de lo que su empresa lleva registros y que Treeline aún no tiene: visitas, vehículos, reclamaciones. Recibe al instante lista, formulario, importación, exportación y todo lo demás; después dele campos.
definitions-one = En singular
definitions-many = En plural
definitions-series = Los números empiezan por
definitions-series-note = Por ejemplo VISITA-. No se puede cambiar después.
definitions-names = Palabras
definitions-own = Objeto propio
definitions-kind = Clase
definitions-retired = Fuera de uso
definitions-retire = Poner fuera de uso
definitions-restore = Volver a usar
definitions-retired-note = Nadie ve este objeto. Sus registros se conservan y vuelven con él.
definitions-new-rights = Los administradores lo ven al instante. Délo a otros roles en los derechos del rol.
definitions-change-object-added = Nuevo objeto: { $name }
definitions-change-object-renamed = Otras palabras: { $name }
definitions-change-object-retired = Fuera de uso: { $name }
definitions-change-object-restored = De nuevo en uso: { $name }
definitions-kept-records = { $count ->
    [one] { $count } registro se conserva
    [many] { $count } registros se conservan
   *[other] { $count } registros se conservan
 }
definitions-change-field-added = Campo nuevo: { $name }
definitions-change-field-removed = Campo quitado: { $name }
definitions-change-field-changed = Campo cambiado: { $name }
definitions-change-option-added = Opción nueva: { $name }
definitions-change-option-changed = Otras palabras u otro color para una opción: { $name }
definitions-change-option-removed = Opción quitada: { $name }
definitions-change-options-ordered = Otro orden de las opciones: { $name }
definitions-change-layout-changed = El diseño cambia
definitions-kept = { $count ->
    [one] { $count } registro tiene un valor; se conserva
    [many] { $count } registros tienen un valor; se conserva
   *[other] { $count } registros tienen un valor; se conserva
 }
definitions-type-text = Texto
definitions-type-long_text = Texto largo
definitions-type-rich_text = Texto con formato
definitions-type-email = Correo electrónico
definitions-type-phone = Teléfono
definitions-type-url = Dirección web
definitions-type-integer = Número entero
definitions-type-decimal = Número decimal
definitions-type-rate = Porcentaje
definitions-type-money = Importe
definitions-type-bool = Sí o no
definitions-type-date = Fecha
definitions-type-time = Fecha y hora
definitions-type-choice = Una opción
definitions-type-multi_choice = Varias opciones
definitions-type-reference = Vínculo a un registro
definitions-type-links = Enlaces a varias fichas
definitions-type-address = Dirección postal
definitions-type-file = Archivo
definitions-type-image = Imagen
definitions-type-country = País
definitions-type-currency = Moneda
definitions-type-language = Idioma
definitions-color-gray = Gris
definitions-color-blue = Azul
definitions-color-teal = Verde azulado
definitions-color-green = Verde
definitions-color-amber = Ámbar
definitions-color-orange = Naranja
definitions-color-red = Rojo
definitions-color-violet = Violeta
# Refusals.
problem-definition-too-many-fields = Un objeto admite como máximo { $max } campos propios.
problem-definition-key-taken = El campo { $token } ya existe.
problem-definition-key = Una clave empieza por { $prefix } y solo tiene minúsculas, cifras y guiones bajos, 42 caracteres como máximo.
problem-definition-type = No se pueden añadir campos de este tipo.
problem-definition-not-for-type = Esto no corresponde al tipo del campo.
problem-definition-reference = Indique a qué objeto apunta el campo.
problem-definition-digits = Un número decimal tiene de 0 a 9 decimales.
problem-definition-length = La longitud está entre 1 y { $max }.
problem-definition-borders = El mínimo supera el máximo.
problem-definition-no-label = Póngale una etiqueta en al menos un idioma.
problem-definition-language = Treeline no habla { $token }.
problem-definition-label = Una etiqueta tiene como máximo { $max } caracteres, en una línea.
problem-definition-options = Una elección tiene de 1 a { $max } valores.
problem-definition-option-key = { $token } no es una clave, o está repetida: solo minúsculas, cifras y guiones bajos.
problem-definition-color = Ese color no existe.
problem-definition-layout-field = { $token } no puede estar aquí, o está repetido.
problem-definition-layout-required = El campo obligatorio { $field } no está en ninguna sección del formulario.
problem-definition-type-fixed = { $token } era de otra clase, y sus valores se conservan. Elija otra clave.
problem-definition-not-unique = Ya hay registros que comparten un valor.
problem-definition-option-used = { $count ->
    [one] { $count } registro usa { $token }: cámbielo primero.
    [many] { $count } registros usan { $token }: cámbielos primero.
   *[other] { $count } registros usan { $token }: cámbielos primero.
 }
problem-definition-nothing-to-undo = No hay nada que deshacer.
problem-definition-object-words = Un objeto propio necesita palabras en singular y en plural; un objeto estándar no las admite.
problem-definition-series = El principio de los números tiene de 1 a { $max } letras mayúsculas y cifras, primero una letra, y un guion al final.
problem-definition-series-fixed = Los números de este objeto empiezan como antes: ya hay registros con ellos.
problem-definition-series-taken = Los números de otro objeto ya empiezan por { $token }.
problem-definition-object-needed = El campo { $field } de { $object } apunta a este objeto: quítelo primero.
problem-definition-too-many-objects = Una empresa crea como máximo { $max } objetos.
definitions-computed = Calculado por una fórmula
definitions-formula = Fórmula
definitions-formula-note = Por ejemplo x_pieces * x_price, if(status = "active", x_fee, 0), x_ends_on - x_begins_on, first(x_discount, 0). Funciones: if, min, max, round, abs, first, is_empty, join, length, year, month, day.
definitions-formula-fields = Campos para insertar
jobs-title-compute = Cálculo de fórmulas: { $objects }
problem-definition-computed = Un campo calculado por una fórmula no admite este ajuste: nadie escribe en él.
problem-compute-long = Una fórmula tiene como máximo { $max } caracteres.
problem-compute-deep = La fórmula está anidada más de { $max } veces.
problem-compute-syntax = { $place ->
    [end] La fórmula no se entiende: falta algo al final. Un texto va entre comillas rectas, un número lleva punto.
   *[token] La fórmula no se entiende en «{ $token }». Un texto va entre comillas rectas, un número lleva punto.
 }
problem-compute-name = No hay ningún campo ni función { $name }.
problem-compute-field = Una fórmula no puede leer { $field }: lo escribe otra parte de Treeline, se calcula a su vez, o su tipo no tiene un valor con el que calcular.
problem-compute-type = «{ $sign }» no va con { $left } y { $right }.
problem-compute-arguments = { $name } no admite estos valores.
problem-compute-choice = { $field } no tiene la opción { $value }: nunca se cumpliría.
problem-compute-result = La fórmula da { $kind }, que no encaja con el tipo del campo.
definitions-recognised = Se reconoce por
definitions-recognised-note = Por estos campos se encuentran duplicados probables. Ninguno elegido: como en el estándar.
definitions-change-recognised-changed = Cambia por qué se encuentran duplicados
problem-definition-recognised = Nada se reconoce por { $token }, o está aquí dos veces; como máximo { $max } campos.
definitions-type-code = Número de una serie
definitions-series-new = Cada registro nuevo recibe el número siguiente; los que ya existen quedan sin número.
definitions-series-elsewhere = La forma de los números se cambia en Ajustes → Series de números.
problem-definition-series-missing = Un campo de este tipo dice la forma de sus números.
