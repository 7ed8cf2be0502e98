# Palavras comuns a todo o produto.

problem-not-signed-in = Não tem sessão iniciada ou a sua sessão terminou. Inicie sessão para continuar.
problem-forbidden = Não tem o direito de fazer isto. Peça a um administrador, se precisar.
problem-not-found = Não há nada aqui, ou não tem acesso.
problem-version-stale = Outra pessoa alterou isto entretanto. Recarregue e introduza de novo a sua alteração.
problem-version-missing = O pedido não diz que versão altera.
problem-json-malformed = O pedido não é JSON legível (linha { $line }, coluna { $column }).
problem-request-malformed = O pedido não se consegue ler.
problem-query-malformed = O endereço tem um parâmetro ilegível: { $name }.
problem-query-unknown = Este endereço não tem o parâmetro “{ $name }”.
problem-field-unknown = Não há aqui nenhum campo «{ $field }».
problem-field-missing = Falta o campo «{ $field }».
problem-field-type = O valor deste campo é do tipo errado.
problem-id-malformed = «{ $value }» não é um identificador.
problem-idempotency-key-malformed = A Idempotency-Key deve ter de 1 a 128 caracteres simples.
problem-idempotency-key-reused = Esta Idempotency-Key já foi usada noutro pedido.
problem-body-too-large = O pedido é demasiado grande: aceitam-se no máximo { $max } bytes.
problem-body-slow = O pedido chegou demasiado devagar e foi abandonado.
problem-type-unsupported = Este tipo de conteúdo não é aceite aqui.
problem-method-not-allowed = Este endereço não aceita este tipo de pedido.
problem-csrf-refused = O pedido não veio desta aplicação e foi recusado.
problem-host-refused = Este endereço não é conhecido pela aplicação.
problem-throttled = { $seconds ->
    [one] Demasiadas tentativas. Tente de novo daqui a { $seconds } segundo.
    [many] Demasiadas tentativas. Tente de novo daqui a { $seconds } de segundos.
   *[other] Demasiadas tentativas. Tente de novo daqui a { $seconds } segundos.
 }
problem-not-ready = O serviço está ocupado ou a arrancar. Tente de novo dentro de momentos.
problem-internal = Algo correu mal do nosso lado. Indique o número deste pedido ao comunicá-lo.
problem-storage-full = O armazenamento está cheio: nada se pode guardar até o operador libertar espaço. A leitura continua.
problem-refused = O pedido foi recusado.
common-records-count = { $count ->
    [one] { $count } registo
    [many] { $count } de registos
   *[other] { $count } registos
 }

# How days, months, moments and decimals are written where no screen writes them: letters after % are parts of a date.
said-day = %d/%m/%Y
said-month = %m/%Y
said-moment = %d/%m/%Y, %H:%M (%Z)
said-point = ,
said-language-en = inglês
said-language-fr = francês
said-language-pt = português
said-language-es = espanhol
said-language-pl = polaco
said-language-ru = russo
