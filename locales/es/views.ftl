# Saved views of lists.

views-label = Vistas
views-all = Todo
views-modified = Modificada
views-save = Guardar
views-save-as = Guardar como…
views-reset = Restablecer
views-new-title = Guardar esta vista
views-rename = Cambiar el nombre
views-name = Nombre
views-shared = Para todos los que leen esta lista
views-shared-mark = para todos
views-menu = Gestionar la vista «{ $name }»
views-share = Compartir con todos
views-unshare = Mantener solo para uno
views-delete = Eliminar
views-deleted = La vista «{ $name }» se ha eliminado
views-saved = Vista guardada
views-narrowed = Esta vista pregunta también por algo que usted no puede ver o que ya no existe; se muestra sin ello.
problem-view-too-many = Ya tiene { $max } vistas de esta lista; elimine una primero.
problem-view-kanban-group = Un kanban necesita un campo de opciones para sus columnas.
problem-view-narrowed = Usted no ve todo lo que pregunta esta vista, por eso no puede cambiarla. Guárdela con otro nombre.
views-mine = Los míos
