# Compromissos: o calendário e o bloco em Hoje.

appointments-calendar = Calendário
appointments-agenda = Os meus compromissos
appointments-new = Novo compromisso
appointments-mine = Meus
appointments-everybody = De todos
appointments-whose = Compromissos de quem
appointments-view = Vista
appointments-view-week = Semana
appointments-view-month = Mês
appointments-view-list = Lista
appointments-today = Hoje
appointments-tomorrow = Amanhã
appointments-before = Antes
appointments-after = Depois
appointments-all-day = Dia inteiro
appointments-from = desde as { $time }
appointments-until = até às { $time }
appointments-day-empty = Nada.
appointments-cancelled = cancelado
appointments-none = Nada hoje nem amanhã.
appointments-more = Há mais compromissos do que os mostrados. Escolha menos dias.
appointments-subject = Assunto
appointments-start = De
appointments-end = Até
appointments-place = Local
appointments-rest =
    { $count ->
        [one] mais { $count }
        [many] mais { $count }
       *[other] mais { $count }
    }
problem-appointment-when = Indique um início e um fim: horas, ou o primeiro e o último dia.
problem-appointment-end = O fim é antes do início.
problem-appointment-not-among = Não participa neste compromisso.
