# La papelera: lo que hay en ella, el camino de vuelta, la eliminación definitiva.

trash-title = Papelera: { $objects }
trash-open = Papelera
trash-search = Buscar en la papelera
trash-name = Nombre
trash-at = Eliminado
trash-by = Por
trash-empty = La papelera está vacía.
trash-empty-filtered = Nada en la papelera coincide con la búsqueda.
trash-more = Mostrar más
trash-restore = Recuperar
trash-restored = { $name } está de vuelta
trash-undo = Deshacer
trash-purge = Eliminar para siempre
trash-purge-title = ¿Eliminar { $name } para siempre?
trash-purge-text = No se puede deshacer. El historial conserva que ocurrió. Escriba { $code } para continuar.
trash-purge-code = Código
trash-purged = { $name } se ha eliminado para siempre

problem-trash-reference-missing = El registro que este necesita aquí también está en la papelera o ya no existe. Recupérelo primero.
problem-purge-code-wrong = Este no es el código del registro.
problem-purge-kept-sales = Hay ventas confirmadas basadas en este registro; se queda.
problem-purge-kept-ledger = Hay asientos del libro mayor que pertenecen a este registro; se queda.
problem-purge-kept-network = Este miembro ha tenido un lugar en la red; el registro se queda.
problem-purge-kept-users = Un usuario de la empresa depende de este registro; se queda hasta que eso cambie.
problem-purge-kept-records = Otros registros todavía remiten a este, quizá desde la papelera; se queda hasta que dejen de hacerlo.
problem-purge-kept-hold = Los datos de esta persona están bajo retención legal; la ficha se queda hasta que se levante.
