# Listas, registros y formularios de la aplicación web.

# Lists
records-count =
    { $count ->
        [one] { $count } registro
        [many] { $count } de registros
       *[other] { $count } registros
    }
records-count-capped =
    { $count ->
        [one] más de { $count } registro
        [many] más de { $count } de registros
       *[other] más de { $count } registros
    }
records-at-least = { $count }+
records-end =
    { $count ->
        [one] { $count } fila mostrada, es todo
        [many] { $count } de filas mostradas, es todo
       *[other] { $count } filas mostradas, es todo
    }
records-empty = Aún no hay nada aquí.
records-empty-filtered = Nada coincide con la búsqueda y el filtro.
records-quick-filter = Buscar en { $objects }
records-columns = Columnas
records-columns-reset = Columnas habituales
records-card-fields = Qué muestra una tarjeta
records-card-fields-reset = Campos habituales
records-list-options = Opciones de la lista
records-import = Importar
records-export = Exportar
records-new = Nuevo
records-new-account = Cliente
records-new-order = Pedido

# Filter
records-filter = Filtrar
records-filter-field = Campo
records-filter-choose = Elija un campo
records-filter-comparison = Comparación
records-filter-value = Valor
records-filter-from = Desde
records-filter-to = Hasta
records-filter-apply = Aplicar
records-filter-clear = Borrar
records-filter-remove = Quitar: { $condition }
records-filter-special = Condición compuesta
records-filter-compose = Combinar condiciones…
records-filter-title = Condiciones combinadas
records-filter-join = Cómo se combinan las condiciones
records-join-all = Se cumplen todas
records-join-any = Se cumple al menos una
records-join-none = No se cumple ninguna
records-filter-add = Condición
records-filter-add-group = Grupo
records-filter-remove-part = Quitar la parte { $number }
records-filter-full = No cabe más en un filtro: como máximo 85 partes, 7 niveles y 10 preguntas sobre registros vinculados.
records-filter-unfinished = Una condición aún no está completa.
records-filter-and = y
records-filter-or = o
records-filter-not = no
records-op-eq = es
records-op-ne = no es
records-op-in = es uno de
records-op-all = tiene todos
records-op-none = no tiene ninguno de
records-op-lt = es menor que
records-op-le = es como máximo
records-op-gt = es mayor que
records-op-ge = es como mínimo
records-op-contains = contiene
records-op-starts = empieza por
records-op-between = está entre
records-op-empty = está vacío
records-op-filled = está rellenado
records-op-within = está en el período
records-filter-of = { $field }: qué campo
records-filter-itself = El propio registro
records-stretch-today = hoy
records-stretch-yesterday = ayer
records-stretch-tomorrow = mañana
records-stretch-this_week = esta semana
records-stretch-last_week = la semana pasada
records-stretch-next_week = la próxima semana
records-stretch-from-monday = { $stretch } (desde el lunes)
records-stretch-this_month = este mes
records-stretch-last_month = el mes pasado
records-stretch-next_month = el próximo mes
records-stretch-this_quarter = este trimestre
records-stretch-last_quarter = el trimestre pasado
records-stretch-next_quarter = el próximo trimestre
records-stretch-this_year = este año
records-stretch-last_year = el año pasado
records-stretch-next_year = el próximo año
records-stretch-last = los últimos …
records-stretch-next = los próximos …
records-stretch-count = Cuántos
records-stretch-unit = De qué
records-stretch-last-days =
    { $count ->
        [one] último { $count } día
        [many] últimos { $count } de días
       *[other] últimos { $count } días
    }
records-stretch-last-weeks =
    { $count ->
        [one] última { $count } semana
        [many] últimas { $count } de semanas
       *[other] últimas { $count } semanas
    }
records-stretch-last-months =
    { $count ->
        [one] último { $count } mes
        [many] últimos { $count } de meses
       *[other] últimos { $count } meses
    }
records-stretch-last-quarters =
    { $count ->
        [one] último { $count } trimestre
        [many] últimos { $count } de trimestres
       *[other] últimos { $count } trimestres
    }
records-stretch-last-years =
    { $count ->
        [one] último { $count } año
        [many] últimos { $count } de años
       *[other] últimos { $count } años
    }
records-stretch-next-days =
    { $count ->
        [one] próximo { $count } día
        [many] próximos { $count } de días
       *[other] próximos { $count } días
    }
records-stretch-next-weeks =
    { $count ->
        [one] próxima { $count } semana
        [many] próximas { $count } de semanas
       *[other] próximas { $count } semanas
    }
records-stretch-next-months =
    { $count ->
        [one] próximo { $count } mes
        [many] próximos { $count } de meses
       *[other] próximos { $count } meses
    }
records-stretch-next-quarters =
    { $count ->
        [one] próximo { $count } trimestre
        [many] próximos { $count } de trimestres
       *[other] próximos { $count } trimestres
    }
records-stretch-next-years =
    { $count ->
        [one] próximo { $count } año
        [many] próximos { $count } de años
       *[other] próximos { $count } años
    }

# A record
records-details = Detalles
records-history = Historial
records-history-system = Treeline
records-history-field = Campo
records-history-before = Antes
records-history-after = Después
records-history-empty = Aún no se ha cambiado nada.
records-history-every = Todos los campos
records-history-untouched = Todavía no le ha pasado nada a este campo.
records-history-more = Mostrar anteriores
records-parts-empty = Ninguno todavía.
records-masked = Oculto para usted
records-undo = Deshacer
records-yes = Sí
records-no = No
records-trash = Eliminar
records-trashed = { $name } está en la papelera

# What was done, in the history
records-action-create = creó
records-action-update = cambió
records-action-trash = envió a la papelera
records-action-restore = recuperó
records-action-purge = eliminó para siempre
records-action-import = importó
records-action-attach = añadió un archivo
records-action-detach = quitó un archivo
records-action-note = escribió una nota
records-action-note_edit = modificó una nota
records-action-note_pin = fijó una nota
records-action-note_unpin = dejó de fijar una nota
records-action-note_trash = eliminó una nota
records-action-note_restore = recuperó una nota
records-action-confirm = confirmó
records-action-cancel = canceló
records-action-enrol = inscribió
records-action-place = colocó en el árbol
records-action-status = cambió el estado
records-action-ask = hizo la solicitud
records-action-approve = aprobó
records-action-reject = rechazó
records-action-release = puso en vigor
records-action-erase = suprimió a la persona

# Forms
records-edit = Editar
records-edit-title = Editar { $name }
records-new-title = Nuevo: { $object }
records-save = Guardar
records-saved = Guardado
records-created = Creado
records-line-add = Añadir una línea
records-line-remove = Quitar la línea { $number }
records-line-remove-column = Quitar
records-leave-title = ¿Salir sin guardar?
records-leave-text = Lo que ha escrito aquí aún no está guardado.
records-leave-stay = Quedarse
records-leave-go = Salir

# Somebody else was faster
records-conflict-title = Otra persona ha cambiado este registro mientras tanto
records-conflict-fields = Sus cambios siguen aquí, sobre la versión más reciente. Ambos cambiaron estos campos; al guardar quedan los suyos:
records-conflict-none = Sus cambios siguen aquí, sobre la versión más reciente. Ningún campo fue cambiado por ambos; guarde de nuevo.
records-conflict-theirs = ahora

# Groups and cards
records-group = Agrupar por
records-group-none = Sin grupos
records-group-unknown = Esta lista no se puede agrupar como pide su dirección.
records-group-then = Agrupar por, nivel { $level }
records-group-no-further = luego por…
records-group-dated = { $field }: { $unit }
records-unit-day = día
records-unit-month = mes
records-unit-quarter = trimestre
records-unit-year = año
records-group-hidden = Fuera de su vista
records-group-overlap = Un registro con varios valores está en cada uno de sus grupos; el total lo cuenta una sola vez.
records-group-empty = Vacío
records-group-count = Número
records-group-total = En total
records-chart = { $measure } por { $field }
records-chart-measure = Qué muestran las barras
records-chart-first = El gráfico muestra los primeros { $count } grupos.
records-shape = Mostrar como
records-shape-table = Tabla
records-shape-kanban = Kanban
records-cards = { $column }: { $count }
records-cards-none = Sin tarjetas
records-move = Mover { $name } a…
records-move-to = Mover a…
records-move-not = Aquí no se pueden mover tarjetas: «{ $field }» se cambia con sus propias órdenes, o usted no puede cambiarlo.
records-moved = { $name } movido a «{ $to }»
records-changed = { $field } de { $name } cambiado
records-stale = Otra persona acaba de cambiar { $name }; no se ha sobrescrito nada. Mire la última versión e inténtelo de nuevo.

# The record among others
records-related = Relacionados
records-related-by = { $objects }: { $field }
records-related-all = Mostrar todo
records-related-none = Nada apunta a tales registros.
records-previous = Anterior en la lista (K)
records-next = Siguiente en la lista (J)
records-place = { $at } de { $of }
records-edit-in-card = Cambiar un campo de { $name }
records-edit-which = ¿Qué campo?
records-kept = Usted introdujo esto antes y no lo guardó.
records-kept-discard = Descartar
records-unkept = Es demasiado para conservarlo en este navegador: al recargar se pierde lo que escriba. Guárdelo pronto.
records-export-xlsx = Libro (XLSX)
records-export-csv = Texto (CSV)
records-export-keys = Columnas por códigos de campo
records-action-merge = combinó otros con este
records-action-unmerge = deshizo una combinación
records-action-apart = dijo que no es igual
records-action-apart_undo = retiró que no es igual
records-owner = Responsable
records-owner-me = yo

# Fields of several parts, of files and of formatted text.
address-lines = Calle, número, piso
address-postcode = Código postal
address-city = Ciudad
address-region = Región
address-country = País
records-file-later = Se podrá añadir un archivo cuando la ficha esté guardada.
records-file-none = Ningún archivo
records-file-bring = Subir
records-file-bring-for = Subir un archivo para «{ $field }»
records-file-large = Este archivo es demasiado grande: como máximo { $size } MB.
records-file-no-image = Esto no es una imagen: use PNG, JPEG, GIF o WebP.
records-rich-tools = Formato de «{ $field }»
records-rich-bold = Negrita
records-rich-italic = Cursiva
records-rich-underline = Subrayado
records-rich-strike = Tachado
records-rich-heading = Título
records-rich-bulletList = Lista
records-rich-orderedList = Lista numerada
records-rich-blockquote = Cita
records-rich-link = Enlace
records-rich-address = Dirección del enlace
records-money-currency = Moneda de { $field }
records-clock = { $field }: hora
records-date-before = Antes
records-date-after = Después
records-wrong = { $count ->
    [one] Primero hay que corregir este campo:
    [many] Primero hay que corregir estos campos:
   *[other] Primero hay que corregir estos campos:
 }
records-figures = Cifras
records-timeline = Cronología
records-timeline-show = Mostrar
records-timeline-all = Todo
records-timeline-changes = Cambios
records-timeline-merges = Fusiones
