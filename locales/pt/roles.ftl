# What people in a role may do.
roles-rights = Direitos
roles-everything = Tudo o resto
roles-hint = Até onde vai cada ação. A primeira linha vale para todos os objetos sem linha própria (a tracejado); a primeira alteração dá ao objeto a sua. ↓ quer dizer «e tudo o que está abaixo».
roles-limited = { $count ->
    [one] { $count } campo limitado
    [many] { $count } campos limitados
   *[other] { $count } campos limitados
 }
roles-as-everything = { $object }: de novo como tudo o resto
roles-action-read = Ver
roles-action-create = Criar
roles-action-update = Alterar
roles-action-trash = Lixo
roles-action-purge = Eliminar de vez
roles-action-import = Importar
roles-action-export = Exportar
roles-action-approve = Aprovar
roles-action-post = Contabilizar
roles-scope-none = nada
roles-scope-own = os próprios
roles-scope-team = própria equipa
roles-scope-downline = própria rede descendente
roles-scope-unit = própria unidade
roles-scope-branch = própria unidade e abaixo
roles-scope-zone = próprias zonas e abaixo
roles-scope-all = todos
# The same in one word, for cells; `roles-hint` explains ↓.
roles-cell-none = nada
roles-cell-own = próprios
roles-cell-team = equipa
roles-cell-downline = rede
roles-cell-unit = unidade
roles-cell-branch = unidade ↓
roles-cell-zone = zonas ↓
roles-cell-all = todos
roles-field-write = ler e escrever
roles-field-read = só ler
roles-field-masked = mascarado
roles-field-none = oculto
roles-object-audit = Registo de auditoria
roles-object-definition = Definições de objetos e campos
roles-object-deputy = Substitutos
roles-object-earnings = Ganhos
roles-object-ledger = Livro-razão
roles-object-payee = Contas dos beneficiários
roles-object-settlement = Liquidações e pagamentos
roles-object-network = Rede
roles-object-transfer = Transferências
roles-object-user = Utilizadores
roles-object-view = Vistas para todos
roles-object-webhook = Webhooks
roles-object-privacy = Dados pessoais
problem-role-rights-malformed = { $name ->
    [none] Estes direitos não se conseguem ler.
   *[other] Estes direitos não se conseguem ler em «{ $name }».
 }
problem-role-rights-exceed = Não pode dar mais direitos do que tem.
problem-role-duty-exceeds = Há pessoas nesta função com mais direitos do que os seus. Só quem pode dar todas as funções delas retira esta obrigação.
roles-object-company = Definições da empresa
