# Długie prace w tle.

problem-job-finished = To zadanie już się zakończyło.
problem-job-poisoned = Zadanie zatrzymało się trzy razy bez postępu i zostało odłożone. Dane są nietknięte od ostatniego kroku.
problem-job-kind-unknown = Nie ma pracy rodzaju „{ $kind }”.
jobs-title-import = Import pliku { $file }
jobs-title-import-dry = Próbny import pliku { $file }
jobs-title-run = Naliczenie prowizji { $period }
jobs-title-backtest = Test historyczny planu { $code }
jobs-title-settlement = Rozliczenie { $code }
jobs-title-other = Praca w tle
