# Listas, registos e formulários da aplicação web.

# Lists
records-count =
    { $count ->
        [one] { $count } registo
        [many] { $count } de registos
       *[other] { $count } registos
    }
records-count-capped =
    { $count ->
        [one] mais de { $count } registo
        [many] mais de { $count } de registos
       *[other] mais de { $count } registos
    }
records-at-least = { $count }+
records-end =
    { $count ->
        [one] { $count } linha mostrada, é tudo
        [many] { $count } de linhas mostradas, é tudo
       *[other] { $count } linhas mostradas, é tudo
    }
records-empty = Ainda não há nada aqui.
records-empty-filtered = Nada corresponde à pesquisa e ao filtro.
records-quick-filter = Pesquisar em { $objects }
records-columns = Colunas
records-columns-reset = Colunas habituais
records-card-fields = O que um cartão mostra
records-card-fields-reset = Campos habituais
records-list-options = Opções da lista
records-import = Importar
records-export = Exportar
records-new = Novo
records-new-account = Cliente
records-new-order = Encomenda

# Filter
records-filter = Filtrar
records-filter-field = Campo
records-filter-choose = Escolha um campo
records-filter-comparison = Comparação
records-filter-value = Valor
records-filter-from = De
records-filter-to = Até
records-filter-apply = Aplicar
records-filter-clear = Limpar
records-filter-remove = Remover: { $condition }
records-filter-special = Condição composta
records-filter-compose = Combinar condições…
records-filter-title = Condições combinadas
records-filter-join = Como as condições se combinam
records-join-all = Todas se verificam
records-join-any = Pelo menos uma se verifica
records-join-none = Nenhuma se verifica
records-filter-add = Condição
records-filter-add-group = Grupo
records-filter-remove-part = Remover a parte { $number }
records-filter-full = Não cabe mais num filtro: no máximo 85 partes, 7 níveis e 10 perguntas sobre registos ligados.
records-filter-unfinished = Uma condição ainda não está completa.
records-filter-and = e
records-filter-or = ou
records-filter-not = não
records-op-eq = é
records-op-ne = não é
records-op-in = é um de
records-op-all = tem todos
records-op-none = não tem nenhum de
records-op-lt = é menor que
records-op-le = é no máximo
records-op-gt = é maior que
records-op-ge = é no mínimo
records-op-contains = contém
records-op-starts = começa por
records-op-between = está entre
records-op-empty = está vazio
records-op-filled = está preenchido
records-op-within = está no período
records-filter-of = { $field }: que campo
records-filter-itself = O próprio registo
records-stretch-today = hoje
records-stretch-yesterday = ontem
records-stretch-tomorrow = amanhã
records-stretch-this_week = esta semana
records-stretch-last_week = semana passada
records-stretch-next_week = próxima semana
records-stretch-from-monday = { $stretch } (a partir de segunda-feira)
records-stretch-this_month = este mês
records-stretch-last_month = mês passado
records-stretch-next_month = próximo mês
records-stretch-this_quarter = este trimestre
records-stretch-last_quarter = trimestre passado
records-stretch-next_quarter = próximo trimestre
records-stretch-this_year = este ano
records-stretch-last_year = ano passado
records-stretch-next_year = próximo ano
records-stretch-last = os últimos …
records-stretch-next = os próximos …
records-stretch-count = Quantos
records-stretch-unit = De quê
records-stretch-last-days =
    { $count ->
        [one] último { $count } dia
        [many] últimos { $count } de dias
       *[other] últimos { $count } dias
    }
records-stretch-last-weeks =
    { $count ->
        [one] última { $count } semana
        [many] últimas { $count } de semanas
       *[other] últimas { $count } semanas
    }
records-stretch-last-months =
    { $count ->
        [one] último { $count } mês
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
        [one] último { $count } ano
        [many] últimos { $count } de anos
       *[other] últimos { $count } anos
    }
records-stretch-next-days =
    { $count ->
        [one] próximo { $count } dia
        [many] próximos { $count } de dias
       *[other] próximos { $count } dias
    }
records-stretch-next-weeks =
    { $count ->
        [one] próxima { $count } semana
        [many] próximas { $count } de semanas
       *[other] próximas { $count } semanas
    }
records-stretch-next-months =
    { $count ->
        [one] próximo { $count } mês
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
        [one] próximo { $count } ano
        [many] próximos { $count } de anos
       *[other] próximos { $count } anos
    }

# A record
records-details = Detalhes
records-history = Histórico
records-history-system = Treeline
records-history-field = Campo
records-history-before = Antes
records-history-after = Depois
records-history-empty = Ainda nada foi alterado.
records-history-every = Todos os campos
records-history-untouched = Ainda nada aconteceu a este campo.
records-history-more = Mostrar mais antigos
records-parts-empty = Ainda nenhum.
records-masked = Oculto para si
records-undo = Anular
records-yes = Sim
records-no = Não
records-trash = Eliminar
records-trashed = { $name } está no lixo

# What was done, in the history
records-action-create = criou
records-action-update = alterou
records-action-trash = moveu para o lixo
records-action-restore = recuperou
records-action-purge = eliminou de vez
records-action-import = importou
records-action-attach = adicionou um ficheiro
records-action-detach = removeu um ficheiro
records-action-note = escreveu uma nota
records-action-note_edit = alterou uma nota
records-action-note_pin = afixou uma nota
records-action-note_unpin = desafixou uma nota
records-action-note_trash = eliminou uma nota
records-action-note_restore = recuperou uma nota
records-action-confirm = confirmou
records-action-cancel = cancelou
records-action-enrol = inscreveu
records-action-place = colocou na árvore
records-action-status = alterou o estado
records-action-ask = fez o pedido
records-action-approve = aprovou
records-action-reject = recusou
records-action-release = pôs em vigor
records-action-erase = apagou a pessoa

# Forms
records-edit = Editar
records-edit-title = Editar { $name }
records-new-title = Novo: { $object }
records-save = Guardar
records-saved = Guardado
records-created = Criado
records-line-add = Adicionar uma linha
records-line-remove = Remover a linha { $number }
records-line-remove-column = Remover
records-leave-title = Sair sem guardar?
records-leave-text = O que introduziu aqui ainda não está guardado.
records-leave-stay = Ficar
records-leave-go = Sair

# Somebody else was faster
records-conflict-title = Outra pessoa alterou este registo entretanto
records-conflict-fields = As suas alterações continuam aqui, sobre a versão mais recente. Ambos alteraram estes campos; guardar mantém as suas:
records-conflict-none = As suas alterações continuam aqui, sobre a versão mais recente. Nenhum campo foi alterado por ambos; guarde de novo.
records-conflict-theirs = agora

# Groups and cards
records-group = Agrupar por
records-group-none = Sem grupos
records-group-unknown = Esta lista não pode ser agrupada como o seu endereço pede.
records-group-then = Agrupar por, nível { $level }
records-group-no-further = depois por…
records-group-dated = { $field }: { $unit }
records-unit-day = dia
records-unit-month = mês
records-unit-quarter = trimestre
records-unit-year = ano
records-group-hidden = Fora da sua vista
records-group-overlap = Um registo com vários valores está em cada um dos seus grupos; o total conta-o uma só vez.
records-group-empty = Vazio
records-group-count = Número
records-group-total = No total
records-chart = { $measure } por { $field }
records-chart-measure = O que as barras mostram
records-chart-first = O gráfico mostra os primeiros { $count } grupos.
records-shape = Apresentar como
records-shape-table = Tabela
records-shape-kanban = Kanban
records-cards = { $column }: { $count }
records-cards-none = Sem cartões
records-move = Mover { $name } para…
records-move-to = Mover para…
records-move-not = Os cartões não podem ser movidos aqui: “{ $field }” é alterado por comandos próprios, ou não o pode alterar.
records-moved = { $name } movido para “{ $to }”
records-changed = { $field } de { $name } alterado
records-stale = Outra pessoa acabou de alterar { $name }; nada foi sobrescrito. Veja a versão mais recente e tente de novo.

# The record among others
records-related = Relacionados
records-related-by = { $objects }: { $field }
records-related-all = Mostrar tudo
records-related-none = Nada aponta para tais registos.
records-previous = Anterior na lista (K)
records-next = Seguinte na lista (J)
records-place = { $at } de { $of }
records-edit-in-card = Alterar um campo de { $name }
records-edit-which = Que campo?
records-kept = Introduziu isto antes e não o guardou.
records-kept-discard = Descartar
records-unkept = É demasiado para ser guardado neste navegador: ao recarregar perde-se o que escrever. Guarde em breve.
records-export-xlsx = Livro (XLSX)
records-export-csv = Texto (CSV)
records-export-keys = Colunas por códigos dos campos
records-action-merge = uniu outros a este
records-action-unmerge = desfez uma união
records-action-apart = disse que não é igual
records-action-apart_undo = voltou atrás no «não é igual»
records-owner = Responsável
records-owner-me = eu

# Fields of several parts, of files and of formatted text.
address-lines = Rua, número, andar
address-postcode = Código postal
address-city = Cidade
address-region = Região
address-country = País
records-file-later = Um ficheiro pode ser acrescentado depois de a ficha ser guardada.
records-file-none = Nenhum ficheiro
records-file-bring = Carregar
records-file-bring-for = Carregar um ficheiro para “{ $field }”
records-file-large = Este ficheiro é demasiado grande: no máximo { $size } MB.
records-file-no-image = Isto não é uma imagem: use PNG, JPEG, GIF ou WebP.
records-rich-tools = Formatação de “{ $field }”
records-rich-bold = Negrito
records-rich-italic = Itálico
records-rich-underline = Sublinhado
records-rich-strike = Riscado
records-rich-heading = Título
records-rich-bulletList = Lista
records-rich-orderedList = Lista numerada
records-rich-blockquote = Citação
records-rich-link = Ligação
records-rich-address = Endereço da ligação
records-money-currency = Moeda de { $field }
records-clock = { $field }: hora
records-date-before = Antes
records-date-after = Depois
records-wrong = { $count ->
    [one] Este campo tem de ser corrigido primeiro:
    [many] Estes campos têm de ser corrigidos primeiro:
   *[other] Estes campos têm de ser corrigidos primeiro:
 }
records-figures = Números
records-timeline = Cronologia
records-timeline-show = Mostrar
records-timeline-all = Tudo
records-timeline-changes = Alterações
records-timeline-merges = Fusões
