# Importação de ficheiros CSV: recusas, ficheiro de erros e assistente.

problem-import-empty = O ficheiro está vazio.
problem-import-too-large = O ficheiro é grande demais: no máximo { $max } MiB. Divida-o.
problem-import-not-text = Isto não é um ficheiro de texto, mas { $kind }. Guarde primeiro a tabela como CSV.
problem-import-nul = O ficheiro tem um carácter NUL na linha { $line }: está danificado ou não é texto.
problem-import-undecodable = A linha { $line } não pode ser lida como { $encoding }. Escolha outra codificação.
problem-import-quote-open = Umas aspas abertas nesta linha nunca são fechadas.
problem-import-quote-open-often = Há demasiadas linhas com aspas nunca fechadas. Verifique o separador e as aspas.
problem-import-quote-stray = Há texto depois de aspas de fecho.
problem-import-cell-long = Uma célula tem mais de { $max } bytes.
problem-import-columns-many = A linha tem mais de { $max } colunas. Verifique o separador.
problem-import-rows-many = O ficheiro tem mais de { $max } linhas. Divida-o.
problem-import-row-width = A linha tem { $found } células, o cabeçalho tem { $expected }.
problem-import-column-twice = O cabeçalho indica duas vezes a coluna “{ $column }”.
problem-import-mapping-empty = Ainda nenhuma coluna está associada a um campo.
problem-import-field-unknown = Não há um campo “{ $field }” que uma importação possa preencher.
problem-import-column-unknown = O ficheiro não tem a coluna “{ $column }”.
problem-import-source-one = O campo “{ $field }” precisa de exatamente uma origem: coluna, constante ou modelo.
problem-import-template = O modelo de “{ $field }” está errado em “{ $token }”.
problem-import-field-required = O campo “{ $field }” tem de ser associado: sem ele não se cria nenhuma ficha.
problem-import-code-missing = A linha não tem código.
problem-import-code-twice = O código “{ $code }” já está na linha { $first }.
problem-import-date = “{ $value }” não é uma data na forma { $format }.
problem-import-number = “{ $value }” não é um número na forma escolhida.
problem-import-boolean = “{ $value }” não é sim nem não.
problem-import-choice = “{ $value }” não é uma opção de “{ $field }”.
problem-import-country = “{ $value }” em “{ $field }” não é um país: escreva o nome ou o código de duas letras, como PT.
problem-import-language = “{ $value }” em “{ $field }” não é nenhum dos idiomas: escreva o nome ou en, fr, pt, es, pl, ru.
problem-import-name-several = “{ $value }” em “{ $field }” pode ser: { $choices }. Escreva o código do que pretende.
problem-import-point-mark = “{ $value }” não é nada do que as chavetas dizem de um contacto: consent, verified 2026-03-01.
problem-import-relation-unknown = Não há nenhuma ficha com o código ou o nome “{ $value }” para “{ $field }”.
problem-import-relation-ambiguous = Várias fichas chamam-se “{ $value }”. Use o código.
problem-import-moment = “{ $value }” não é uma data e hora na forma { $format } 09:30.
problem-import-object-unsupported = Este tipo de ficha não pode ser importado.
problem-import-encoding-unsure = A codificação do ficheiro é uma suposição ({ $encoding }). Indique-a.
problem-import-started = Esta importação já foi iniciada.
problem-import-header-differs = Esta linha diz outra coisa sobre “{ $field }” do que a linha { $first } da mesma encomenda.
problem-import-group-rejected = Outra linha da mesma encomenda foi rejeitada (linha { $first }).
problem-import-order-final = A encomenda “{ $code }” já está confirmada ou anulada e não muda mais.
problem-import-out-of-scope = A ficha “{ $code }” existe, mas não a pode alterar.
problem-import-text-long = O texto tem mais de { $max } caracteres.
problem-import-amount-inexact = O montante “{ $value }” não pode ser dividido exatamente em preço por unidade.
problem-import-member-placed = O membro já está noutro lugar: “{ $field }” muda por transferência, não por importação.
problem-import-overtaken = Outra pessoa está sempre a alterar as mesmas fichas. Reinicie a importação: o que entrou fica e não é importado duas vezes.

# O ficheiro de erros e o modelo

imports-error-line = linha
imports-error-column = coluna
imports-error-reason = motivo

# O assistente

imports-title = Importar
imports-step-file = Ficheiro
imports-step-map = Associar colunas
imports-step-test = Ensaio
imports-step-run = Importação
imports-object = O que contém o ficheiro?
imports-file = Ficheiro CSV ou livro
imports-drop = Largue aqui um ficheiro CSV ou um livro (XLSX) ou escolha um
imports-upload = Carregar
imports-template = Modelo
imports-encoding = Codificação
imports-encoding-unsure = A codificação é uma suposição. Veja os acentos na amostra e mude-a se estiverem errados.
imports-delimiter = Separador
imports-delimiter-comma = Vírgula
imports-delimiter-semicolon = Ponto e vírgula
imports-delimiter-tab = Tabulação
imports-delimiter-pipe = Barra vertical
imports-delimiter-blanks = Espaços
imports-delimiter-other = Outro
imports-delimiter-character = Carácter
imports-header = A primeira linha dá nome às colunas
imports-date-format = Datas
imports-decimal = Separador decimal
imports-decimal-point = Ponto (12.50)
imports-decimal-comma = Vírgula (12,50)
imports-sample = Amostra
imports-column = Coluna
imports-field = Campo
imports-not-used = Não importar
imports-constant = O mesmo valor em todas as linhas
imports-confirm-orders = Confirmar cada encomenda, o que a torna uma venda
imports-create-missing = Criar pelo código os clientes em falta
imports-dry-run = Ensaiar
imports-dry-run-note = Ainda nada foi escrito.
imports-start = Importar
imports-created = Novos
imports-updated = Alterados
imports-unchanged = Inalterados
imports-rejected = Rejeitados
imports-errors = Descarregar o ficheiro de erros
imports-errors-hint = Contém as linhas rejeitadas com linha, coluna e motivo: corrija-as aí e importe esse ficheiro.
imports-done = A importação terminou.
imports-cancelled = A importação foi cancelada. O que já tinha sido escrito fica.
imports-open-list = Abrir a lista
imports-again = Importar outro ficheiro
imports-back = Voltar
imports-rows = { $rows ->
    [one] { $rows } linha
    [many] { $rows } de linhas
   *[other] { $rows } linhas
 }

# Fields that only a file has

field-member-leg = Perna
field-product-currency = Moeda
field-appointment-people = Participantes
field-order-lines-amount = Valor da linha
field-order-returns = Devolve a encomenda

# Workbooks, templates, taking back

problem-import-workbook-damaged = Este livro está danificado ou protegido com palavra-passe. Guarde-o de novo como XLSX sem palavra-passe.
problem-import-workbook-large = Este livro é demasiado grande depois de descomprimido. Divida-o ou guarde a folha como CSV.
problem-import-sheet-unknown = O livro não tem a folha “{ $sheet }”.
problem-import-template-names = Escolha codes ou labels.
problem-import-undo-lines = As suas linhas foram substituídas pela importação; as anteriores não são guardadas.
problem-export-headers = Escolha keys ou labels.
problem-export-rows-many = Uma folha tem no máximo { $max } linhas. Filtre a lista ou exporte CSV.
imports-sheet = Folha
imports-template-xlsx-labels = Livro, nomes na minha língua
imports-template-xlsx-codes = Livro, códigos dos campos
imports-template-csv-labels = CSV, nomes na minha língua
imports-template-csv-codes = CSV, códigos dos campos
imports-undo = Anular a importação
imports-undo-text = O que a importação criou vai para o lixo, o que alterou recupera os valores anteriores, exceto o que mudou entretanto: isso fica como está e é listado.
