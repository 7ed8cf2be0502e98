# What the bell tells.

notifications-title = Notificações
notifications-open =
    { $count ->
        [one] Notificações: { $count } por ler
        [many] Notificações: { $count } por ler
       *[other] Notificações: { $count } por ler
    }
notifications-none = Nada a assinalar.
notifications-older = Mostrar mais antigas
notifications-all-read = Tudo lido
notifications-mark-read = Marcar como lida: { $text }
notifications-unread-again = Marcar como por ler: { $text }
notifications-kinds = De que ser avisado
notifications-kind-assigned = Registos que me são atribuídos
notifications-kind-mentioned = Textos que me mencionam (@login)
notifications-kind-approval = O que espera a minha decisão
notifications-kind-question = Perguntas sobre ganhos
notifications-kind-task = Tarefas no prazo
notifications-kind-job = Os meus trabalhos em segundo plano terminados
notifications-kind-webhook = Os meus webhooks desligados
notifications-assigned = Atribuído a si: { $record }
notifications-assigned-many =
    { $count ->
        [one] { $count } registo atribuído a si: { $objects }
        [many] { $count } registos atribuídos a si: { $objects }
       *[other] { $count } registos atribuídos a si: { $objects }
    }
notifications-mentioned = { $name } mencionou-o: { $record }
notifications-mentioned-full = 
    { $count ->
        [one] { $name } já recebeu hoje { $count } menção sua; as seguintes só amanhã
        [many] { $name } já recebeu hoje { $count } menções suas; as seguintes só amanhã
       *[other] { $name } já recebeu hoje { $count } menções suas; as seguintes só amanhã
    }
notifications-mentioned-cut = 
    { $count ->
        [one] O seu texto menciona mais pessoas do que se avisam de uma vez; só a primeira foi avisada: { $record }
        [many] O seu texto menciona mais pessoas do que se avisam de uma vez; só as primeiras { $count } foram avisadas: { $record }
       *[other] O seu texto menciona mais pessoas do que se avisam de uma vez; só as primeiras { $count } foram avisadas: { $record }
    }
notifications-approval-transfer = Uma transferência espera a sua decisão
notifications-approval-run = Um cálculo de comissões espera a sua decisão
notifications-question = { $name } pergunta sobre uma linha de ganhos: { $record }
notifications-approval-settlement = Uma liquidação espera a sua decisão
notifications-by-none = Nada
notifications-by-bell = Sino
notifications-by-mail = Sino e correio
notifications-task = Para hoje: { $record }
notifications-job-done = { $title }: concluído
notifications-job-failed = { $title }: falhou
notifications-webhook = O webhook { $name } foi desligado
problem-notification-kind-unknown = Não há notícias do tipo { $token }.
