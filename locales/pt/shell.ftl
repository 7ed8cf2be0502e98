# A moldura da aplicação web: entrada, navegação, pesquisa, tarefas, definições.
shell-sign-in = Entrar
shell-sign-in-login = Utilizador
shell-sign-in-login-missing = Introduza o seu utilizador.
shell-sign-in-password = Palavra-passe
shell-sign-in-password-missing = Introduza a sua palavra-passe.
shell-sign-in-show-password = Mostrar ou ocultar a palavra-passe
shell-sign-out = Sair
shell-demo-title = Empresa de demonstração
shell-demo-text = Escolha como quer entrar:
shell-account-menu = Conta de { $name }
shell-navigation = Navegação principal
shell-skip = Saltar para o conteúdo
shell-more = Mais
shell-create = Adicionar
shell-close = Fechar
shell-cancel = Cancelar
shell-none = nenhum
shell-loading = A carregar
shell-loading-more = A carregar mais…
shell-more-failed = Não foi possível carregar as linhas seguintes.
shell-words-missing = Não foi possível carregar o seu idioma; os textos ficam em inglês até a página ser recarregada.
shell-nothing-found = Nada encontrado
shell-try-again = Tentar de novo
shell-rank-inactive = { $rank }, inativo

# Groups of the navigation
shell-group-people = Pessoas
shell-group-network = Rede
shell-group-sales = Vendas
shell-group-earnings = Ganhos
shell-group-settings = Definições

# Today
shell-today = Hoje
# On a key figure of Today whose request failed; a button to try again stands below.
shell-figure-failed = Não foi possível ler.
shell-today-greeting = Olá, { $name }
shell-back-to-today = Ir para Hoje

# Search
shell-search = Pesquisar
shell-search-placeholder = Ecrã, ação, nome, código…
shell-search-screens = Ecrãs
shell-search-records = Registos
shell-search-here = Neste ecrã
shell-search-actions = Ações
shell-search-views = Vistas
shell-search-choice = { $name }: { $value }

# Jobs
shell-jobs = Tarefas
shell-jobs-empty = Ainda não foi iniciado nenhum trabalho longo. As importações e os cálculos de comissões aparecem aqui.
shell-jobs-open =
    { $count ->
        [0] Tarefas
        [one] Tarefas, { $count } em curso
        [many] Tarefas, { $count } em curso
       *[other] Tarefas, { $count } em curso
    }
shell-job-queued = Em espera
shell-job-running = Em curso
shell-job-done = Concluída
shell-job-failed = Falhou
shell-job-cancelled = Cancelada
shell-job-cancel = Cancelar
shell-job-progress = Progresso de { $title }
shell-job-result = Abrir o resultado

# Settings
shell-settings = As minhas definições
shell-settings-saved = Guardado
shell-language = Idioma
shell-theme = Aspeto
shell-theme-system = Sistema
shell-theme-light = Claro
shell-theme-dark = Escuro
shell-zone = Fuso horário
shell-zone-now = Agora aí são { $time }

# Keys
shell-keys-title = Teclado
shell-key-search = Pesquisar ecrãs e registos
shell-key-filter = Pesquisar na lista
shell-key-new = Novo registo numa lista
shell-key-move = Linha ou registo seguinte, anterior
shell-key-cell = Numa linha: para uma célula que se pode alterar
shell-key-open = Abrir a linha, alterar a célula
shell-key-edit = Editar o registo
shell-key-close = Fechar ou sair do campo
shell-key-walk = Na rede: acima, abaixo, ao lado
shell-key-zoom = Na rede: mais perto, mais longe, tudo
shell-key-help = Mostrar esta ajuda

# What goes wrong before the server can say a word
shell-not-found-title = Não encontrado
shell-not-found-text = Não há nada neste endereço, ou não lhe está aberto.
shell-forbidden-title = Sem acesso
shell-forbidden-text = Não tem o direito de fazer isto. Peça a um administrador, se precisar.
shell-crash-title = Este ecrã não pode ser mostrado
shell-crash-text = Algo correu mal no navegador. Nada do que guardou se perdeu. Tente de novo.
shell-crash-stale = A aplicação foi atualizada. Recarregue a página.
shell-problem-offline = O servidor não respondeu. Verifique a ligação e tente de novo; nada é feito duas vezes.
shell-problem-unreadable = O servidor deu uma resposta ilegível ({ $status }). Tente de novo daqui a pouco.
shell-problem-unexpected = Aconteceu algo inesperado. Tente de novo.
shell-problem-request = Número do pedido: { $id }
shell-edit-hint = Clicar ou Enter para alterar
