# Séries de números: a forma dos códigos.

series-title = Séries de números
series-hint = A forma dos códigos dos registos. Os códigos já atribuídos ficam como estão.
series-object = Para
series-prefix = Antes do número
series-width = Algarismos
series-yearly = Ano antes do número
series-yearly-note = Os números de cada ano começam em 1.
series-example = Por exemplo { $code }
series-next = Próximo número
series-next-note = Nunca um que já foi atribuído. Os códigos vindos de importações são saltados.
series-next-code = Próximo código
series-kept = Os códigos que os registos têm não mudam.
series-save = Guardar
series-saved = Guardado: os novos registos são numerados assim.
problem-series-prefix = Antes do número há no máximo { $max } letras, algarismos, hífenes, barras, pontos e sublinhados, primeiro uma letra ou um algarismo.
problem-series-width = Um número é preenchido até 1 a { $max } algarismos.
problem-series-prefix-taken = Outra série já começa por { $token }.
problem-series-next = O próximo número é um número inteiro de 1 a { $max }.
problem-series-next-given = { $code } já foi atribuído: o próximo número é maior.
