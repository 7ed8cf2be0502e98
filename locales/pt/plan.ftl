# Planos de remuneração, cálculos de comissões e as palavras que explicam uma linha ou um zero.

## O texto do plano
problem-plan-quote-open = As aspas não estão fechadas.
problem-plan-character = Este caractere não tem sentido em um plano.
problem-plan-number = Isto não é um número, taxa ou data que um plano possa usar.
problem-plan-too-long = Isto é longo demais: no máximo { $max }.
problem-plan-tab = Use espaços, não tabulações, para o recuo.
problem-plan-indent = O recuo desta linha difere do das linhas vizinhas.
problem-plan-too-deep = O aninhamento é profundo demais.
problem-plan-expected = Aqui se espera: { $expected }.
problem-plan-name = Um nome aqui não pode conter ponto.
problem-plan-unexpected = Nada assim é esperado aqui.
problem-plan-twice = “{ $name }” aparece duas vezes.
problem-plan-missing = Falta a linha “{ $missing }”.
problem-plan-unknown-name = Este nome é desconhecido. Um volume deve ser definido antes de ser usado.
problem-plan-unknown-rank = O plano não tem a graduação “{ $name }”.
problem-plan-unknown-volume = O plano não tem esse volume antes desta linha.
problem-plan-unknown-bonus = O plano não tem esse bônus acima desta linha.
problem-plan-bonus-order = Declare “{ $name }” acima do bônus que o nomeia: o que está mais abaixo é calculado depois, e assim nenhum bônus pode nomear outro em círculo.
problem-plan-not-here = Isto não pode ser usado aqui: ainda não é conhecido no momento do cálculo.
problem-plan-type =
    Aqui é preciso { $expected ->
        [number] um número
        [text] um texto
        [date] uma data
        [condition] uma condição
        [rank] uma graduação
       *[other] uma coluna
    }, mas isto é { $found ->
        [number] um número
        [text] um texto
        [date] uma data
        [condition] uma condição
        [rank] uma graduação
       *[other] uma coluna
    }.
problem-plan-divide = Divida apenas por um número diferente de zero.
problem-plan-reserved = Esta palavra tem um sentido próprio. Escolha outro nome.
problem-plan-too-many = Há demais: no máximo { $max }.
problem-plan-rank-trees = As condições das graduações só podem contar pernas numa única árvore.
problem-plan-lines = Este tipo de bônus não escreve essas linhas.
problem-plan-not-from-sales = Linhas por venda exigem um volume que seja uma soma de vendas: sales(…).
problem-plan-not-group = Um diferencial exige um volume de grupo: group(…).
problem-plan-bracket-order = As faixas devem ser crescentes, cada uma acima da anterior.
problem-plan-above-zero = Aqui espera-se um número acima de zero.
problem-plan-limit-named = “{ $name }” já é um limite. Nomeie os bônus: os limites que só abrangem estes contam com eles.
problem-plan-limit-nothing = Não há nenhum bônus antes deste limite.
problem-plan-limit-overlap = O limite anterior { $other } abrange só alguns destes bônus, e outros também: nomeie todos ou nenhum.
problem-plan-limit-line = Um limite por linha é de um único bônus: of BÔNUS.
problem-plan-limit-part = Um limite por linha é um valor, não uma parte de um volume.
problem-plan-limit-plain = Um limite não tem “eligible” nem “times”: o seu valor pode dizer if(…).
problem-plan-binary-legs = Podem ser casadas de 2 a { $max } pernas.
problem-plan-binary-cycle = Um ciclo tira da perna forte pelo menos tanto quanto das outras e, com três pernas ou mais, o mesmo de cada uma.
problem-plan-binary-returns = O que se desfaz procura-se pela venda: o volume tem de ser uma simples soma de vendas, sales(…).

## Conselhos sobre um plano
problem-plan-lint-unused-volume = Nada usa o volume { $volume }.
problem-plan-lint-rank-free = Todos obtêm a graduação { $rank }: ela não tem condições.
problem-plan-lint-rank-same = As graduações { $rank } e { $other } têm as mesmas condições.
problem-plan-lint-rank-impossible = Ninguém pode obter a graduação { $rank }: as suas condições excluem-se.
problem-plan-lint-cliff = Em { $bonus }, a taxa cai de { $before } para { $rate } em { $bound }: uma venda a mais paga menos.
problem-plan-lint-rank-paid-less = Em { $bonus }, a graduação { $rank } recebe menos na geração { $level } do que a graduação abaixo.
problem-plan-lint-payout = { $bonus } pode pagar { $rate } de um volume: mais do que o total.
problem-plan-lint-no-ceiling = { $bonus } pode pagar a todos acima de um comprador: nada limita o custo. Um limite da empresa limitaria.
problem-plan-lint-no-bonus = O plano não tem bônus: não paga a ninguém.
problem-plan-lint-active-never = Ninguém pode estar ativo: as condições excluem-se.
problem-plan-lint-bonus-never = Ninguém pode ter direito a { $bonus }: as suas condições excluem-se.
problem-plan-lint-rank-circular = Ninguém pode ser o primeiro { $rank }: as suas condições pedem membros que já são { $rank }, ou cuja graduação exige por sua vez { $rank }.
problem-plan-lint-rank-unreachable = Ninguém pode obter a graduação { $rank }: ela precisa de membros de uma graduação que ninguém alcança.
problem-plan-lint-rank-shadowed = Ninguém chega a ter a graduação { $rank }: quem a obtém obtém também { $other }.
problem-plan-lint-bracket-same = Em { $bonus }, a faixa a partir de { $bound } não muda nada: a de baixo também paga { $rate }.
problem-plan-lint-bracket-point = Em { $bonus }, a faixa de { $rate } vale apenas para exatamente { $bound }: a seguinte começa logo acima.
problem-plan-lint-bracket-gap = Há um vazio nas faixas de { $term }: de { $from } a { $until } nenhuma vale.
problem-plan-lint-bracket-overlap = Duas faixas de { $term } sobrepõem-se de { $from } a { $until }: conta a primeira.
problem-plan-lint-bracket-dead = A faixa de { $term } de { $from } a { $until } nunca é alcançada: as anteriores cobrem-na por inteiro.
problem-plan-lint-tier-cliff = Em { $bonus }, o escalão de { $bound } paga { $amount }, menos do que os { $before } do inferior.
problem-plan-lint-cliff-tree = Em { $bonus }, uma venda a mais paga menos: quem vende { $more } em vez de { $less } recebe { $after } em vez de { $before }. A árvore: { $tree }
problem-plan-lint-split = Dividir-se compensa: as mesmas vendas em várias posições próprias dão { $after } em vez de { $before }. Antes: { $tree }. Depois: { $split }
problem-plan-lint-recruiting = { $bonus } paga { $amount } embora ninguém venda nada. A árvore: { $tree }
problem-plan-lint-ceiling = O plano pode custar mais do que o seu teto de { $ceiling }: aqui são pagos { $paid } onde são permitidos { $allowed }. A árvore: { $tree }
problem-plan-lint-over = O plano pode pagar mais do que tudo o que é vendido: aqui { $paid } de { $allowed }. A árvore: { $tree }
problem-plan-note-ceiling = Provado: o plano custa no máximo { $most }.
problem-plan-note-kept = Provado: o plano custa no máximo { $most } e respeita o seu teto de { $ceiling }.
problem-plan-note-open = O teto de { $ceiling } não está provado; provado é no máximo { $most }. Nenhuma árvore pequena o ultrapassa; vigie o custo de cada cálculo.
problem-plan-note-monitored = Nenhum teto pode ser provado, por causa de { $bonuses }. Nenhuma árvore pequena mostra excesso; vigie o custo de cada cálculo.

## Um cálculo impossível
problem-run-overflow = Os números de { $member } são grandes demais para { $rule }.
problem-run-cycle =
    Na { $tree ->
        [placement] árvore de posicionamento
       *[other] árvore de patrocínio
    }, { $member } está acima de si mesmo.
problem-run-parent-unknown = { $member } não aponta para ninguém em “{ $column }”.
problem-run-duplicate-member = O membro { $member } aparece duas vezes.
problem-run-duplicate-sale = A venda { $sale } aparece duas vezes.
problem-run-buyer-unknown = A venda { $sale } não pertence a nenhum membro conhecido.
problem-run-sale-outside = A venda { $sale } está fora do período.
problem-run-column-length = A coluna “{ $column }” tem { $rows } células em vez de { $expected }.
problem-run-column-missing = O plano cita a coluna “{ $column }”, que os dados não têm.
problem-run-column-type = A coluna “{ $column }” é de outro tipo que o plano diz.
problem-run-leg-missing = { $member } está posicionado mas não está em nenhuma perna.
problem-run-carry-unknown = Há um transporte para uma perna ({ $leg }) sem membro conhecido ou bônus binário.
problem-run-carry-late = O transporte de { $member } surgiu no período ou depois dele.
problem-run-carry-twice = O transporte da perna { $leg } de { $member } aparece duas vezes para um mesmo período.
problem-run-return-unknown = A devolução { $sale } não diz que venda anula, e o plano desfaz as devoluções onde a venda foi contada.
problem-run-undo-sale = A devolução { $sale } anula uma venda que nenhum período fechado conhece.
problem-run-undo-member = { $member } tem volume numa perna ou uma linha a estornar e já não é membro.
problem-run-undo-history = Os períodos fechados não seguem uns dos outros: as pernas não começam com o que o período anterior deixou.
problem-run-formula = Uma fórmula do plano não pode ser calculada aqui.
problem-run-rank-unknown = { $member } tem a graduação “{ $rank }”, que o plano não conhece.
problem-run-too-many-members = Há membros demais para um só cálculo.
problem-run-too-many-sales = Há vendas demais para um só cálculo.
problem-run-too-many-rates = O plano tem taxas diferentes demais.
problem-run-other-plan = Este cálculo foi feito com outro plano ou outros membros.
problem-run-line-unknown = O cálculo não tem essa linha.

## O caminho de uma linha
plan-step-source = A compra foi feita aqui.
plan-step-leader = Lidera o grupo cujo volume é contado.
plan-step-matched = Recebeu o bônus que é igualado.
plan-step-paid = Pago por esta linha.
plan-step-counted = Ocupa este nível e recebe por uma linha própria.
plan-step-closes = Fecha esta geração.
plan-step-skipped = Saltado sem ocupar nível.
plan-step-within = Não fecha nenhuma geração: “{ $condition }” não foi cumprida.
plan-step-within-rank = Não fecha nenhuma geração de { $need }: é apenas { $rank }.
plan-step-within-inactive = Inativo: a geração continua além.
plan-step-skipped-inactive = Pulado por inatividade: “{ $condition }” não foi cumprida.
plan-step-skipped-rank = Pulado: pago como { $rank }, é preciso ao menos { $need }.
plan-step-skipped-condition = Pulado: “{ $condition }” não foi cumprida.
plan-step-forfeited-condition = Ocupa este nível mas não recebe: “{ $condition }” não foi cumprida.
plan-step-forfeited-rank = Ocupa este nível mas não recebe: { $rank } não é pago na geração { $level }.
plan-step-forfeited-difference = Ocupa esta geração mas não recebe: não sobra diferença em relação à taxa de { $member }.
plan-step-forfeited-pair = Ocupa esta geração mas não recebe: { $rank } não é pago por { $source } na geração { $level }.
plan-step-cut = Passos omitidos aqui: { $count }.

## De onde vem o valor
plan-volume = { $name } = { $formula }; contado aqui: { $base }
plan-volume-equal = Cada pessoa qualificada tem uma cota.
plan-volume-paid = Pago a { $member } por { $bonus }; contado aqui: { $base }
plan-rate-flat = Taxa { $rate }
plan-rate-bracket = { $volume } é { $have }: faixa a partir de { $bound }, taxa { $rate }
plan-rate-level = { $rank } na geração { $level }: { $rate }
plan-rate-level-flat = Geração { $level }: { $rate }
plan-rate-pair = { $rank } por { $source } na geração { $level }: { $rate }
plan-rate-most = Do pagamento de uma pessoa conta no máximo { $most }
plan-rate-difference = Menos { $leg } da perna de { $member }: restam { $rate }
plan-rate-override = { $own } menos { $leader } do líder { $member }, ao menos { $least }: { $rate }
plan-rate-pool = { $rate } de { $volume } de todos, { $total }: um fundo de { $pool }
plan-rate-pool-part = { $own } de { $all } cotas
plan-rate-factor = Vezes { $rate } { $why }
plan-part-sale = Venda própria
plan-part-member = Volume na geração { $level }
plan-part-gross = Bruto de todo o grupo
plan-part-leg = Menos o bruto da primeira linha
plan-part-group = Volume no grupo
plan-divided = Exatamente { $exact }; dividido até a menor moeda, para que todas as partes somem o fundo: { $amount }
plan-volume-limit = Obtido antes deste limite: { $raw }
plan-limit-raw = { $raw } antes deste limite, { $paid } depois ({ $bonuses })
plan-limit-part = { $rate } de { $volume }, { $total }: no máximo { $most }
plan-limit-line = No máximo { $most } por linha
plan-limit-member = No máximo { $most } por membro
plan-limit-owner = No máximo { $most } para todas as posições do dono, que obtiveram { $total }: { $over } a mais
plan-limit-company = No máximo { $most } para a empresa inteira, que obteve { $total }: { $over } a mais
plan-limit-shared = Todos os que obtiveram algo suportam a mesma parte do excedente.
plan-limit-in-order = Pela ordem do id, cada um recebe até o limite ser atingido.
plan-limit-account = O que é cortado vai para “{ $account }”.
plan-limit-divided = Exatamente { $exact }; dividido até a menor moeda, para que o que cada um mantém some o limite: { $amount }
plan-binary-legs = Perna forte { $strong }, perna fraca { $weak }, com o que foi transportado
plan-binary-most = No máximo { $most } da perna fraca são pagos por período.
plan-binary-weak = { $rate } de { $base } da perna fraca
plan-binary-ratio = { $rate } de { $base }: o volume casado vezes { $weak } ÷ { $strong }
plan-binary-cycles = Ciclos de { $strong } : { $weak }: { $count }, cada um { $pays }
plan-binary-tier = As duas pernas atingem { $bound }: { $pays }
plan-binary-carried = Passa para o período seguinte, em todas as pernas: { $carried }
plan-undo-sale = A devolução { $return } anula a venda { $sale }, na qual assentava { $bonus } do período que começa em { $since }.
plan-undo-share = De { $used } que a linha consumiu na perna { $leg }, as devoluções desfizeram { $undone } até agora.
plan-undo-amount = { $paid } × { $undone } ÷ { $used }, cortado abaixo da menor unidade, dá { $target }. { $before } já foi estornado antes, portanto { $amount } agora.
plan-rounding =
    Exatamente { $exact }, arredondado { $mode ->
        [half-even] ao mais próximo, metade ao par
        [half-down] ao mais próximo, metade para baixo
        [down] em direção a zero
        [up] para longe de zero
        [floor] para baixo
        [ceiling] para cima
       *[other] ao mais próximo, metade para cima
    }: { $amount }

## Por que alguém não tem nada
plan-reason-no-bonus = O plano não paga bônus.
plan-reason-active-short = Faltam { $missing } pontos para estar ativo ({ $what }: { $have } de { $need })
plan-reason-active-condition = Inativo: “{ $condition }” não foi cumprida
plan-reason-short = { $bonus }: faltam { $missing } em { $what } ({ $have } de { $need })
plan-reason-condition = { $bonus }: “{ $condition }” não foi cumprida
plan-reason-no-volume = { $bonus }: nenhum volume { $volume } no período
plan-reason-rounds-to-zero = { $bonus }: a parte de { $volume } arredonda para zero
plan-reason-bracket = { $bonus }: faltam { $missing } para a primeira faixa ({ $what }: { $have } de { $need })
plan-reason-no-difference = { $bonus }: a primeira linha fica com toda a taxa, não sobra diferença
plan-reason-pool-empty = { $bonus }: a empresa inteira está sem { $volume } no período
plan-reason-pool-small = { $bonus }: a parte do fundo é menor que a menor moeda
plan-reason-binary-empty = { $bonus }: nada a casar (perna forte { $strong }, perna fraca { $weak })
plan-reason-binary-short = { $bonus }: faltam { $missing } à perna fraca para { $need } (perna forte { $strong }, perna fraca { $weak })
plan-reason-binary-strong = { $bonus }: faltam { $missing } à perna forte para { $need } (perna forte { $strong }, perna fraca { $weak })
plan-reason-limit = { $bonus }: tudo o que foi obtido, { $raw }, estava acima do limite
plan-reason-limit-kept = { $bonus }: nada estava acima do limite
plan-reason-no-downline = { $bonus }: ninguém patrocinado ainda
plan-reason-no-placement = { $bonus }: ninguém posicionado abaixo ainda
plan-reason-rank-levels = { $bonus }: a graduação { $rank } não é paga em nenhuma geração
plan-reason-levels-empty = { $bonus }: nada a pagar nas primeiras gerações (gerações pagas: { $levels })
plan-reason-no-leaders = { $bonus }: nenhum líder abaixo com volume de grupo (gerações pagas: { $levels })
plan-reason-no-boundary = { $bonus }: não fecha nenhuma geração, “{ $condition }” não foi cumprida
plan-reason-no-matched = { $bonus }: ninguém nas gerações pagas recebeu { $matched } (gerações pagas: { $levels })
