# What people in a role may do.
roles-rights = Derechos
roles-everything = Todo lo demás
roles-hint = Hasta dónde llega cada acción. La primera fila vale para todo objeto sin fila propia (con trazos); el primer cambio le da al objeto la suya. ↓ significa «y todo lo inferior».
roles-limited = { $count ->
    [one] { $count } campo limitado
    [many] { $count } campos limitados
   *[other] { $count } campos limitados
 }
roles-as-everything = { $object }: otra vez como todo lo demás
roles-action-read = Ver
roles-action-create = Crear
roles-action-update = Cambiar
roles-action-trash = Papelera
roles-action-purge = Borrar del todo
roles-action-import = Importar
roles-action-export = Exportar
roles-action-approve = Aprobar
roles-action-post = Contabilizar
roles-scope-none = nada
roles-scope-own = los propios
roles-scope-team = propio equipo
roles-scope-downline = propia red descendente
roles-scope-unit = propia unidad
roles-scope-branch = propia unidad e inferiores
roles-scope-zone = propias zonas e inferiores
roles-scope-all = todos
# The same in one word, for cells; `roles-hint` explains ↓.
roles-cell-none = nada
roles-cell-own = propios
roles-cell-team = equipo
roles-cell-downline = red
roles-cell-unit = unidad
roles-cell-branch = unidad ↓
roles-cell-zone = zonas ↓
roles-cell-all = todos
roles-field-write = leer y escribir
roles-field-read = solo leer
roles-field-masked = enmascarado
roles-field-none = oculto
roles-object-audit = Registro de auditoría
roles-object-definition = Definiciones de objetos y campos
roles-object-deputy = Suplentes
roles-object-earnings = Ganancias
roles-object-ledger = Libro mayor
roles-object-payee = Cuentas de los beneficiarios
roles-object-settlement = Liquidaciones y pagos
roles-object-network = Red
roles-object-transfer = Traslados
roles-object-user = Usuarios
roles-object-view = Vistas para todos
roles-object-webhook = Webhooks
roles-object-privacy = Datos personales
problem-role-rights-malformed = { $name ->
    [none] Estos derechos no se pueden leer.
   *[other] Estos derechos no se pueden leer en «{ $name }».
 }
problem-role-rights-exceed = No puede dar más derechos de los que tiene.
problem-role-duty-exceeds = Hay personas con este rol que tienen más derechos que usted. Solo quien puede dar todos sus roles retira esta obligación.
roles-object-company = Ajustes de la empresa
