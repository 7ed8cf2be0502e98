# Os meus ganhos.
earnings-title = Os meus ganhos
# In the bar at the foot of a phone: one short word.
earnings-short = Ganhos
earnings-of-member = Ganhos
earnings-history = Meses anteriores
earnings-as-of = Em
earnings-kind-fact = Facto
earnings-kind-pending = À espera de aprovação
earnings-kind-estimate = Estimativa
earnings-kind-nothing = Ainda nada
earnings-note-fact = Este mês está fechado e lançado. Já não muda.
earnings-note-pending = O mês está calculado, mas uma segunda pessoa ainda não o aprovou e lançou.
earnings-note-estimate = O que o mês traria se terminasse agora. Vendas e devoluções ainda o podem mudar.
earnings-note-nothing = Não há nada a mostrar.
earnings-nothing = Nada se pode calcular para este mês
earnings-nothing-note = Nenhum plano está em vigor. As finanças põem os planos em vigor.
earnings-not-member = { $period }: ainda não era membro da rede.
earnings-rank-reached = Tudo foi alcançado.
earnings-months = Ganhos por mês
