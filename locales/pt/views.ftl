# Saved views of lists.

views-label = Vistas
views-all = Tudo
views-modified = Alterada
views-save = Guardar
views-save-as = Guardar como…
views-reset = Repor
views-new-title = Guardar esta vista
views-rename = Mudar o nome
views-name = Nome
views-shared = Para todos os que leem esta lista
views-shared-mark = para todos
views-menu = Gerir a vista “{ $name }”
views-share = Partilhar com todos
views-unshare = Manter só para si
views-delete = Eliminar
views-deleted = A vista “{ $name }” foi eliminada
views-saved = Vista guardada
views-narrowed = Esta vista também pergunta por algo que não pode ver ou que já não existe; é mostrada sem isso.
problem-view-too-many = Já tem { $max } vistas desta lista; elimine primeiro uma.
problem-view-kanban-group = Um kanban precisa de um campo de escolha para as suas colunas.
problem-view-narrowed = Não vê tudo o que esta vista pergunta, por isso não a pode alterar. Guarde-a com outro nome.
views-mine = Os meus
