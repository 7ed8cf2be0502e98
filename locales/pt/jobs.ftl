# Trabalho longo em segundo plano.

problem-job-finished = Esta tarefa já terminou.
problem-job-poisoned = A tarefa parou três vezes sem avançar e foi posta de lado. Os dados estão intactos desde o último passo.
problem-job-kind-unknown = Não há trabalho do tipo “{ $kind }”.
jobs-title-import = Importação de { $file }
jobs-title-import-dry = Ensaio de importação de { $file }
jobs-title-run = Cálculo de comissões { $period }
jobs-title-backtest = Teste retrospetivo de { $code }
jobs-title-settlement = Liquidação { $code }
jobs-title-other = Trabalho em segundo plano
