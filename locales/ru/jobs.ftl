# Длительная фоновая работа.

problem-job-finished = Это задание уже завершено.
problem-job-poisoned = Задание трижды остановилось, не продвинувшись, и отложено. Данные не менялись с последнего шага.
problem-job-kind-unknown = Нет работы вида «{ $kind }».
jobs-title-import = Импорт файла { $file }
jobs-title-import-dry = Пробный импорт файла { $file }
jobs-title-run = Расчёт комиссий { $period }
jobs-title-backtest = Ретроспективная проверка плана { $code }
jobs-title-settlement = Расчёт с получателями { $code }
jobs-title-other = Фоновая работа
