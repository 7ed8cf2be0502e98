# Objects and fields a company adds itself.
definitions-title = Objetos e campos
definitions-hint = Acrescente os seus próprios campos, opções e esquemas. O que é acrescentado pode logo ser filtrado, ordenado, importado e exportado.
definitions-object = Objeto
definitions-own-count = Campos próprios
definitions-version = Versão
definitions-fields = Campos
definitions-standard = Padrão
definitions-none-yet = Ainda não há campos próprios.
definitions-add = Acrescentar campo
definitions-edit = Alterar { $name }
definitions-remove = Retirar { $name }
definitions-up = Subir { $name }
definitions-down = Descer { $name }
definitions-type = Tipo
definitions-key = Chave
definitions-key-note = Para ficheiros e programas. Não poderá ser alterada depois.
definitions-label = Etiqueta
definitions-other-languages = Noutras línguas
definitions-required = Obrigatório
definitions-unique = Dois registos não o podem partilhar
definitions-search = Encontrado pela pesquisa
definitions-personal = Dado pessoal
definitions-min = Mínimo
definitions-max = Máximo
definitions-digits = Casas decimais
definitions-to = Aponta para
definitions-default = Valor de um registo novo
definitions-options = Opções
definitions-option-add = Acrescentar opção
definitions-option-label = Opção { $number }
definitions-option-color = Cor da opção { $number }
definitions-option-remove = Retirar a opção { $number }
definitions-option-usual = { $name }: voltar ao padrão
definitions-more-options = Opções de { $name }
definitions-layout = Esquema
definitions-list-columns = Colunas da lista
definitions-card-lines = Linhas de um cartão
definitions-form-sections = Secções do formulário
definitions-section-title = Título da secção { $number }
definitions-section-fields = Campos da secção { $number }
definitions-section-add = Acrescentar secção
definitions-section-remove = Retirar a secção { $number }
definitions-layout-standard = Voltar ao esquema padrão
definitions-layout-own = Alterar o esquema
definitions-review = Verificar e aplicar
definitions-apply = Aplicar
definitions-applied = Aplicado: agora todos o veem.
definitions-nothing = Nada muda.
definitions-changes = O que muda
definitions-problems = O que o impede
definitions-note = Porquê (para quem vier depois)
definitions-history = Versões
definitions-undo = Anular a última versão
definitions-undone = A versão anterior vale de novo.
definitions-unsaved = Ainda não aplicado
definitions-discard = Descartar
definitions-done = Concluído
definitions-choose = Acrescentar aqui um campo
section-more = Outros
section-main = Principal
definitions-new = Novo objeto
definitions-new-hint = Aquilo de que a sua empresa guarda registos e que o Treeline ainda não tem: visitas, viaturas, reclamações. Recebe logo lista, formulário, importação, exportação e tudo o resto; depois dê-lhe campos.
definitions-one = No singular
definitions-many = No plural
definitions-series = Os números começam por
definitions-series-note = Por exemplo VISITA-. Não pode ser mudado depois.
definitions-names = Palavras
definitions-own = Objeto próprio
definitions-kind = Natureza
definitions-retired = Fora de uso
definitions-retire = Pôr fora de uso
definitions-restore = Repor em uso
definitions-retired-note = Ninguém vê este objeto. Os seus registos são guardados e voltam com ele.
definitions-new-rights = Os administradores veem-no logo. Dê-o a outras funções nos direitos da função.
definitions-change-object-added = Novo objeto: { $name }
definitions-change-object-renamed = Outras palavras: { $name }
definitions-change-object-retired = Fora de uso: { $name }
definitions-change-object-restored = De novo em uso: { $name }
definitions-kept-records = { $count ->
    [one] { $count } registo é guardado
    [many] { $count } registos são guardados
   *[other] { $count } registos são guardados
 }
definitions-change-field-added = Campo novo: { $name }
definitions-change-field-removed = Campo retirado: { $name }
definitions-change-field-changed = Campo alterado: { $name }
definitions-change-option-added = Opção nova: { $name }
definitions-change-option-changed = Outras palavras ou cor para uma opção: { $name }
definitions-change-option-removed = Opção retirada: { $name }
definitions-change-options-ordered = Outra ordem das opções: { $name }
definitions-change-layout-changed = O esquema muda
definitions-kept = { $count ->
    [one] { $count } registo tem um valor; é guardado
    [many] { $count } registos têm um valor; é guardado
   *[other] { $count } registos têm um valor; é guardado
 }
definitions-type-text = Texto
definitions-type-long_text = Texto longo
definitions-type-rich_text = Texto formatado
definitions-type-email = E-mail
definitions-type-phone = Telefone
definitions-type-url = Endereço web
definitions-type-integer = Número inteiro
definitions-type-decimal = Número decimal
definitions-type-rate = Percentagem
definitions-type-money = Montante
definitions-type-bool = Sim ou não
definitions-type-date = Data
definitions-type-time = Data e hora
definitions-type-choice = Uma opção
definitions-type-multi_choice = Várias opções
definitions-type-reference = Ligação a um registo
definitions-type-links = Ligações a várias fichas
definitions-type-address = Morada
definitions-type-file = Ficheiro
definitions-type-image = Imagem
definitions-type-country = País
definitions-type-currency = Moeda
definitions-type-language = Língua
definitions-color-gray = Cinzento
definitions-color-blue = Azul
definitions-color-teal = Azul-petróleo
definitions-color-green = Verde
definitions-color-amber = Âmbar
definitions-color-orange = Laranja
definitions-color-red = Vermelho
definitions-color-violet = Violeta
# Refusals.
problem-definition-too-many-fields = Um objeto admite no máximo { $max } campos próprios.
problem-definition-key-taken = O campo { $token } já existe.
problem-definition-key = Uma chave começa por { $prefix } e só tem minúsculas, algarismos e traços baixos, 42 caracteres no máximo.
problem-definition-type = Não se podem acrescentar campos deste tipo.
problem-definition-not-for-type = Isto não condiz com o tipo do campo.
problem-definition-reference = Indique a que objeto o campo aponta.
problem-definition-digits = Um número decimal tem de 0 a 9 casas.
problem-definition-length = O comprimento fica entre 1 e { $max }.
problem-definition-borders = O mínimo excede o máximo.
problem-definition-no-label = Dê-lhe uma etiqueta em pelo menos uma língua.
problem-definition-language = O Treeline não fala { $token }.
problem-definition-label = Uma etiqueta tem no máximo { $max } caracteres, numa linha.
problem-definition-options = Uma escolha tem de 1 a { $max } valores.
problem-definition-option-key = { $token } não é uma chave, ou está repetida: só minúsculas, algarismos e traços baixos.
problem-definition-color = Essa cor não existe.
problem-definition-layout-field = { $token } não pode estar aqui, ou está repetido.
problem-definition-layout-required = O campo obrigatório { $field } não está em nenhuma secção do formulário.
problem-definition-type-fixed = { $token } era de outro género, e os seus valores estão guardados. Escolha outra chave.
problem-definition-not-unique = Há registos que já partilham um valor.
problem-definition-option-used = { $count ->
    [one] { $count } registo usa { $token }: altere-o primeiro.
    [many] { $count } registos usam { $token }: altere-os primeiro.
   *[other] { $count } registos usam { $token }: altere-os primeiro.
 }
problem-definition-nothing-to-undo = Não há nada a anular.
problem-definition-object-words = Um objeto próprio precisa de palavras no singular e no plural; um objeto padrão não as aceita.
problem-definition-series = O início dos números tem 1 a { $max } letras maiúsculas e algarismos, primeiro uma letra, e um hífen no fim.
problem-definition-series-fixed = Os números deste objeto começam como antes: já há registos com eles.
problem-definition-series-taken = Os números de outro objeto já começam por { $token }.
problem-definition-object-needed = O campo { $field } de { $object } aponta para este objeto: retire-o primeiro.
problem-definition-too-many-objects = Uma empresa cria no máximo { $max } objetos.
definitions-computed = Calculado por uma fórmula
definitions-formula = Fórmula
definitions-formula-note = Por exemplo x_pieces * x_price, if(status = "active", x_fee, 0), x_ends_on - x_begins_on, first(x_discount, 0). Funções: if, min, max, round, abs, first, is_empty, join, length, year, month, day.
definitions-formula-fields = Campos a inserir
jobs-title-compute = Cálculo das fórmulas: { $objects }
problem-definition-computed = Um campo calculado por uma fórmula não aceita esta definição: ninguém escreve nele.
problem-compute-long = Uma fórmula tem no máximo { $max } caracteres.
problem-compute-deep = A fórmula está encaixada mais de { $max } vezes.
problem-compute-syntax = { $place ->
    [end] A fórmula não se lê: falta algo no fim. Um texto fica entre aspas direitas, um número leva ponto.
   *[token] A fórmula não se lê em «{ $token }». Um texto fica entre aspas direitas, um número leva ponto.
 }
problem-compute-name = Não existe campo nem função { $name }.
problem-compute-field = Uma fórmula não pode ler { $field }: outra parte do Treeline escreve-o, é ele próprio calculado, ou o seu tipo não tem valor com que se calcule.
problem-compute-type = «{ $sign }» não combina com { $left } e { $right }.
problem-compute-arguments = { $name } não aceita estes valores.
problem-compute-choice = { $field } não tem a opção { $value }: nunca seria verdade.
problem-compute-result = A fórmula dá { $kind }, o que não serve ao tipo do campo.
definitions-recognised = Reconhecido por
definitions-recognised-note = Por estes campos se encontram duplicados prováveis. Nenhum escolhido: como no padrão.
definitions-change-recognised-changed = Muda aquilo por que se encontram duplicados
problem-definition-recognised = Nada se reconhece por { $token }, ou está aqui duas vezes; no máximo { $max } campos.
definitions-type-code = Número de uma série
definitions-series-new = Cada novo registo recebe o número seguinte; os que já existem ficam sem número.
definitions-series-elsewhere = A forma dos números muda-se em Definições → Séries de números.
problem-definition-series-missing = Um campo deste tipo diz a forma dos seus números.
