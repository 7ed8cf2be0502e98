# Today: what waits for the person.

today-approvals = Czeka na Twoją decyzję
today-close = Miesiąc się skończył, a prowizji nie rozliczono
today-run-approve = Rozliczenie prowizji: zatwierdź lub odrzuć
today-run-post = Rozliczenie prowizji: zatwierdzone, do zaksięgowania
today-settlement-approve = Rozliczenie do zatwierdzenia
today-settlement-post = Rozliczenie do zaksięgowania
today-run-disputed = Rozliczenie prowizji: niezależna kontrola coś znalazła
today-transfer = Przeniesienie: zatwierdź lub odrzuć
