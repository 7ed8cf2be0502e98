# Números, valores, datas e períodos: o que pode estar errado.
problem-currency-unknown = “{ $value }” não é uma moeda. Use um código ISO, como EUR.
problem-date-malformed = “{ $value }” não é uma data. Escreva-a como AAAA-MM-DD.
problem-date-out-of-range = A data está fora do calendário.
problem-decimal-malformed = “{ $value }” não é um número. Escreva algarismos com ponto, por exemplo 12.50.
problem-decimal-overflow = O número “{ $value }” é grande demais.
problem-decimal-too-fine = O número “{ $value }” tem casas decimais a mais.
problem-money-currencies-differ = Não se podem somar valores em { $one } e em { $other }.
problem-money-overflow = O valor é grande demais.
problem-period-empty = O período termina antes de começar.
problem-period-malformed = “{ $value }” não é um período. Escreva um mês como AAAA-MM.
problem-points-overflow = O volume é grande demais.
problem-rate-malformed = “{ $value }” não é uma taxa. Escreva 5%, 0.05 ou 1/20.
problem-rate-overflow = A taxa é grande demais ou tem precisão a mais.
problem-rate-zero-denominator = Uma taxa não pode ser dividida por zero.
problem-split-no-weight = Um valor não pode ser repartido por partes todas iguais a zero.
problem-split-overflow = As partes são grandes demais.
