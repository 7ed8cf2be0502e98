# Testy historyczne: plan wypróbowany na minionych miesiącach.
problem-backtest-span = Pierwszy miesiąc { $from } jest późniejszy niż ostatni { $to }.
problem-backtest-month = „{ $period }” nie jest miesiącem kalendarzowym. Wybierz miesiące takie jak 2026-01.
problem-backtest-too-long = Test historyczny obejmuje najwyżej tyle miesięcy: { $max }. Wybierz ich mniej.
problem-backtest-month-open = { $period } nie jest jeszcze zaksięgowany. Test historyczny obejmuje miesiące zamknięte i zaksięgowane.
problem-backtest-month-empty = W { $period } nic nie sprzedano. Zacznij od późniejszego miesiąca.
problem-backtest-currency = Plan płaci w { $currency }, a { $period } wypłacono w { $paid }. Kwot w dwóch walutach się nie porównuje.
problem-backtest-running = Trwa test historyczny planu „{ $plan }”. Poczekaj na jego koniec albo go anuluj.
problem-backtest-at-work = Test historyczny trwa. Najpierw go anuluj.
problem-backtest-too-many = Plan przechowuje najwyżej tyle testów historycznych: { $max }. Usuń niepotrzebne.
problem-backtest-order = Nie ma takiej kolejności. Wybierz gain, loss albo member.
backtests-title = Test historyczny
backtests-note = Oblicza ten plan dla zamkniętych miesięcy, każdy z nogami i rangami, jakie zostawiłby sam plan, i mówi, ile by kosztował, kto by zyskał, a kto stracił. Nic nie jest wypłacane ani księgowane.
backtests-from = Pierwszy miesiąc
backtests-to = Ostatni miesiąc
backtests-against = Porównanie z
backtests-against-paid = tym, co naprawdę wypłacono
backtests-start = Wypróbuj na tych miesiącach
backtests-no-months = Żaden miesiąc nie jest jeszcze zaksięgowany. Test historyczny wymaga co najmniej jednego.
backtests-empty = Tego planu nie wypróbowano jeszcze na minionych miesiącach.
backtests-earlier = Testy historyczne tego planu
backtests-more = Pokaż starsze
backtests-back = Wszystkie testy historyczne
backtests-span = { $from } – { $to }
backtests-versus = wobec „{ $plan }”
backtests-progress = Miesiąc { $done } z { $total }
backtests-waiting = Czeka na swoją kolej
backtests-cancel = Anuluj
backtests-cancelled = Test historyczny anulowano. Nic po nim nie zostało.
backtests-delete = Usuń
backtests-delete-note = Test historyczny i wszystko, co wykazał, znika na zawsze. Obliczenia i wypłaty pozostają nietknięte.
backtests-deleted = Test historyczny został usunięty.
backtests-failed = Nie udało się obliczyć testu historycznego
backtests-state-queued = Oczekuje
backtests-state-running = W toku
backtests-state-done = Gotowy
backtests-state-failed = Nieudany
backtests-before = Przedtem
backtests-after = Z tym planem
backtests-difference = Różnica
backtests-winners = Zyskują
backtests-losers = Tracą
backtests-members-of = { $count ->
    [one] { $count } członek
    [few] { $count } członków
    [many] { $count } członków
   *[other] { $count } członka
  }
backtests-masked = Kwoty są przed Tobą ukryte.
backtests-lapsed = { $count ->
    [one] { $count } wolumenu przeniesionego w nodze nikt nie przejmuje: jego bonus nie jest binarem tego planu.
    [few] { $count } wolumenów przeniesionych w nogach nikt nie przejmuje: ich bonus nie jest binarem tego planu.
    [many] { $count } wolumenów przeniesionych w nogach nikt nie przejmuje: ich bonus nie jest binarem tego planu.
   *[other] { $count } wolumenu przeniesionego w nogach nikt nie przejmuje: ich bonus nie jest binarem tego planu.
  }
backtests-months = Koszt w miesiącach
backtests-month = Miesiąc
backtests-sold = Sprzedano
backtests-paid-members = Opłaceni członkowie
backtests-distribution = Kto ile zyskuje i traci
backtests-bucket-none = bez zmiany
backtests-bucket-loss = od { $from } do { $to } mniej
backtests-bucket-loss-open = co najmniej { $from } mniej
backtests-bucket-gain = od { $from } do { $to } więcej
backtests-bucket-gain-open = co najmniej { $from } więcej
backtests-bucket-small-loss = o mniej niż { $to } mniej
backtests-bucket-small-gain = o mniej niż { $to } więcej
backtests-count = Członkowie
backtests-tenths = Ile dostaje każda dziesiąta część opłaconych
backtests-tenth-best = Najlepiej opłacana dziesiąta część
backtests-tenth = Dziesiąta część nr { $number }
backtests-bonuses = Według bonusów
backtests-bonus = Bonus
backtests-bonus-absent = brak
backtests-ranks = Rangi po ostatnim miesiącu
backtests-rank = Ranga
backtests-members = Członkowie
backtests-member = Członek
backtests-order = Kolejność
backtests-order-gain = najpierw największy zysk
backtests-order-loss = najpierw największa strata
backtests-order-member = według przyjęcia
backtests-find = Znajdź członka
backtests-nobody = Nikt o tej nazwie nie dostał niczego po żadnej stronie.
backtests-nobody-paid = Nikt nie dostał niczego po żadnej stronie.
backtests-export = Eksportuj jako CSV
backtests-chart = { $label }: { $before } przedtem, { $after } z tym planem
backtests-column-code = Kod
backtests-column-name = Nazwa
backtests-column-before = Przedtem
backtests-column-after = Z tym planem
backtests-column-difference = Różnica
backtests-column-currency = Waluta
backtests-column-rank_before = Ranga przedtem
backtests-column-rank_after = Ranga z tym planem
