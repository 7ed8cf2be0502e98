# Trabajo largo en segundo plano.

problem-job-finished = Esta tarea ya ha terminado.
problem-job-poisoned = La tarea se detuvo tres veces sin avanzar y se apartó. Sus datos están intactos desde su último paso.
problem-job-kind-unknown = No hay trabajo del tipo «{ $kind }».
jobs-title-import = Importación de { $file }
jobs-title-import-dry = Prueba de importación de { $file }
jobs-title-run = Cálculo de comisiones { $period }
jobs-title-backtest = Prueba retrospectiva de { $code }
jobs-title-settlement = Liquidación { $code }
jobs-title-other = Trabajo en segundo plano
