# Testes retrospetivos: um plano experimentado em meses passados.
problem-backtest-span = O primeiro mês { $from } é posterior ao último { $to }.
problem-backtest-month = «{ $period }» não é um mês civil. Escolha meses como 2026-01.
problem-backtest-too-long = Um teste retrospetivo abrange no máximo { $max } meses. Escolha menos.
problem-backtest-month-open = { $period } ainda não está contabilizado. Um teste retrospetivo usa meses fechados e contabilizados.
problem-backtest-month-empty = Nada foi vendido em { $period }. Comece por um mês posterior.
problem-backtest-currency = O plano paga em { $currency } e { $period } foi pago em { $paid }. Não se comparam valores de duas moedas.
problem-backtest-running = Está em curso um teste retrospetivo de «{ $plan }». Espere pelo fim ou cancele-o.
problem-backtest-at-work = O teste retrospetivo está em curso. Cancele-o primeiro.
problem-backtest-too-many = Um plano guarda no máximo { $max } testes retrospetivos. Elimine os que já não fazem falta.
problem-backtest-order = Essa ordem não existe. Escolha gain, loss ou member.
backtests-title = Teste retrospetivo
backtests-note = Calcula este plano em meses fechados, cada um com as pernas e as graduações que o próprio plano teria deixado, e diz quanto custaria, quem ganharia e quem perderia. Nada é pago nem contabilizado.
backtests-from = Primeiro mês
backtests-to = Último mês
backtests-against = Comparado com
backtests-against-paid = o que foi realmente pago
backtests-start = Experimentar nestes meses
backtests-no-months = Ainda não há nenhum mês contabilizado. Um teste retrospetivo precisa de pelo menos um.
backtests-empty = Este plano ainda não foi experimentado em meses passados.
backtests-earlier = Testes retrospetivos deste plano
backtests-more = Mostrar mais antigos
backtests-back = Todos os testes retrospetivos
backtests-span = { $from } – { $to }
backtests-versus = face a «{ $plan }»
backtests-progress = Mês { $done } de { $total }
backtests-waiting = Espera a sua vez
backtests-cancel = Cancelar
backtests-cancelled = O teste retrospetivo foi cancelado. Nada dele ficou.
backtests-delete = Eliminar
backtests-delete-note = O teste retrospetivo e tudo o que encontrou desaparecem para sempre. Cálculos e pagamentos não são tocados.
backtests-deleted = O teste retrospetivo foi eliminado.
backtests-failed = Não foi possível calcular o teste retrospetivo
backtests-state-queued = Em espera
backtests-state-running = Em curso
backtests-state-done = Concluído
backtests-state-failed = Falhou
backtests-before = Antes
backtests-after = Com este plano
backtests-difference = Diferença
backtests-winners = Ganham
backtests-losers = Perdem
backtests-members-of = { $count ->
    [one] { $count } membro
    [many] { $count } de membros
   *[other] { $count } membros
  }
backtests-masked = Os valores estão ocultos para si.
backtests-lapsed = { $count ->
    [one] { $count } volume transportado de uma perna não é assumido por ninguém: o seu bónus não é um binário deste plano.
    [many] { $count } de volumes transportados de pernas não são assumidos por ninguém: o seu bónus não é um binário deste plano.
   *[other] { $count } volumes transportados de pernas não são assumidos por ninguém: o seu bónus não é um binário deste plano.
  }
backtests-months = Custo por mês
backtests-month = Mês
backtests-sold = Vendido
backtests-paid-members = Membros pagos
backtests-distribution = Quem ganha e perde quanto
backtests-bucket-none = sem mudança
backtests-bucket-loss = { $from } a { $to } a menos
backtests-bucket-loss-open = { $from } ou mais a menos
backtests-bucket-gain = { $from } a { $to } a mais
backtests-bucket-gain-open = { $from } ou mais a mais
backtests-bucket-small-loss = menos de { $to } a menos
backtests-bucket-small-gain = menos de { $to } a mais
backtests-count = Membros
backtests-tenths = O que recebe cada décimo dos pagos
backtests-tenth-best = Décimo mais bem pago
backtests-tenth = Décimo { $number }
backtests-bonuses = Por bónus
backtests-bonus = Bónus
backtests-bonus-absent = não existe
backtests-ranks = Graduações após o último mês
backtests-rank = Graduação
backtests-members = Membros
backtests-member = Membro
backtests-order = Ordem
backtests-order-gain = maior ganho primeiro
backtests-order-loss = maior perda primeiro
backtests-order-member = por inscrição
backtests-find = Procurar um membro
backtests-nobody = Ninguém com esse nome recebeu algo de um lado ou do outro.
backtests-nobody-paid = Ninguém recebeu algo de um lado ou do outro.
backtests-export = Exportar em CSV
backtests-chart = { $label }: { $before } antes, { $after } com este plano
backtests-column-code = Código
backtests-column-name = Nome
backtests-column-before = Antes
backtests-column-after = Com este plano
backtests-column-difference = Diferença
backtests-column-currency = Moeda
backtests-column-rank_before = Graduação antes
backtests-column-rank_after = Graduação com este plano
