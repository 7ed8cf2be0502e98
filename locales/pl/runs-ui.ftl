# Ekrany rozliczeń.
runs-title = Rozliczenia prowizji
runs-code = Kod
runs-period = Miesiąc
runs-plan = Plan
runs-state = Stan
runs-total = Suma
runs-asked = Zlecono
runs-open = Otwórz rozliczenie
runs-close-month = Zamknij miesiąc
runs-try-month = Oblicz dotychczas
runs-start = Oblicz
runs-start-title = Zamknij: { $period }
runs-start-note = Nic jeszcze nie jest wypłacane: rozliczenie jest niezależnie sprawdzane, a przed zaksięgowaniem musi je zatwierdzić inna osoba.
runs-empty = Żaden miesiąc nie został jeszcze zamknięty.
runs-state-open = Otwarty
runs-state-calculating = Obliczanie
runs-state-calculated = Obliczone
runs-state-disputed = Kontrola nieudana
runs-state-approved = Zatwierdzone
runs-state-posted = Zaksięgowane
runs-state-rejected = Odrzucone
runs-state-failed = Nieudane
runs-approve = Zatwierdź
runs-reject = Odrzuć
runs-post = Zaksięguj
runs-wait = Miesiąc jeszcze trwa: to rozliczenie pokazuje stan na dziś. Odrzuć je i oblicz ponownie po zakończeniu miesiąca.
runs-approve-note = Zgadzasz się na wypłatę tego rozliczenia.
runs-reject-note = Miesiąc zostanie ponownie otwarty i można go przeliczyć. Podaj powód.
runs-post-note = Kwoty trafią do księgi. Zaksięgowany miesiąc już nigdy się nie zmieni.
runs-approve-done = Rozliczenie zatwierdzono.
runs-reject-done = Rozliczenie odrzucono; miesiąc jest otwarty.
runs-post-done = Rozliczenie zaksięgowano.
runs-comment = Komentarz
runs-calculating = Trwa obliczanie
runs-calculating-note = Możesz opuścić tę stronę; postęp pokazuje lista zadań.
runs-failed = Obliczenie nie powiodło się
runs-failed-note = Przyczynę podaje zadanie. Miesiąc jest otwarty.
runs-recheck-good = Niezależna kontrola nie znalazła błędów
runs-bonus = Premia
runs-bonuses = Premie
runs-bonuses-none = W tym miesiącu nic nie wypłacono.
runs-taken-back = Cofnięte
runs-taken-back-note = Zwrócono sprzedaże z zamkniętych miesięcy. To, co za nie wypłacono, jest tu potrącone; zamknięte miesiące pozostają bez zmian.
runs-taken-back-sale = Zwrot { $return } sprzedaży { $sale }
runs-taken-back-shown = Pokazano { $shown } z { $count }.
runs-payees = Odbiorcy
runs-members = Członkowie
runs-line-count = Pozycje
runs-amount = Kwota
runs-totals = Sumy według premii
runs-residue = Reszta z zaokrągleń na konto „{ $account }”:
runs-difference = W porównaniu z { $code }
runs-difference-members = Zmienione: { $changed } · nowe: { $added } · odeszłe: { $removed }
runs-proof = Zatwierdzenie i dowód
runs-verdict-asked = Zlecono
runs-verdict-approve = Zatwierdzono
runs-verdict-reject = Odrzucono
runs-cut = Sprzedaż do
runs-input-digest = Dane
runs-result-hash = Wynik
runs-stored = Zapisano w { $bytes } bajtach
runs-payees-title = Kto otrzymuje
runs-payees-count = Wypłaty: { $count }
runs-find-member = Znajdź członka
runs-nobody-found = Nie znaleziono nikogo o nazwie „{ $q }”.
runs-nobody-paid = To rozliczenie nikomu nic nie wypłaca.
runs-member = Członek
runs-rank = Ranga
runs-rank-paid-as = { $rank }, płatne jako { $paid_as }
runs-previous = Przedtem
runs-active = aktywny
runs-inactive = nieaktywny
runs-back-to-run = Wróć do rozliczenia
runs-open-member = Otwórz członka
runs-why = Skąd ta kwota
runs-more-lines = Pokaż więcej pozycji
runs-line-source = Źródło
runs-line-own = Własny obrót
runs-level = poziom { $level }
runs-volume = Obrót
runs-rate = Stawka
runs-reasons = Czego zabrakło
runs-next-rank = Następna ranga: { $rank }
runs-figures = Obroty i warunki
runs-check-least = { $figure }: co najmniej { $least }
runs-figure-PV = Wolumen osobisty (PV)
runs-figure-BV = Wolumen handlowy (BV)
runs-figure-GV = Wolumen grupowy (GV)
runs-figure-legs-active = Aktywne nogi
runs-figure-legs = Nogi, których pierwszy członek ma { $condition }
runs-figure-legs-with = Nogi, w których ktoś ma { $condition }
runs-check-met = spełniony
runs-check-missed = niespełniony
runs-check-have = jest { $have }
runs-check-short = jest { $have }, brakuje { $missing }
runs-explain-path = Droga w górę
runs-explain-parts = Z czego się składa
runs-explain-part = Część
runs-explain-more-parts = Pokazano tylko największe części.
runs-explain-sale = Sprzedaż
runs-explain-returned = zwrot
runs-explain-checks = Warunki
runs-explain-checks-rank = Ranga { $rank }, płatna jako { $paid_as }
runs-explain-rounding = Zaokrąglenie
runs-explain-plan = Plan { $plan }, wersja { $version }
runs-step-source = źródło
runs-step-counted = liczony
runs-step-forfeited = przepada
runs-step-skipped = pominięty
runs-step-paid = opłacony
runs-lines = { $count ->
    [one] { $count } pozycja
    [few] { $count } pozycje
    [many] { $count } pozycji
   *[other] { $count } pozycji
  }
runs-anomalies = { $count ->
    [one] { $count } rzecz do sprawdzenia
    [few] { $count } rzeczy do sprawdzenia
    [many] { $count } rzeczy do sprawdzenia
   *[other] { $count } rzeczy do sprawdzenia
  }
runs-recheck-bad = { $count ->
    [one] Niezależna kontrola znalazła { $count } problem
    [few] Niezależna kontrola znalazła { $count } problemy
    [many] Niezależna kontrola znalazła { $count } problemów
   *[other] Niezależna kontrola znalazła { $count } problemu
  }
runs-recheck-good-note = { $members ->
    [one] { $members } członka i { $lines } pozycji obliczono od nowa inną metodą.
    [few] { $members } członków i { $lines } pozycji obliczono od nowa inną metodą.
    [many] { $members } członków i { $lines } pozycji obliczono od nowa inną metodą.
   *[other] { $members } członka i { $lines } pozycji obliczono od nowa inną metodą.
  }
runs-tab-overview = Przegląd
runs-tab-anomalies = Anomalie
runs-tab-comparison = Porównanie
runs-tab-payees = Odbiorcy
runs-tab-history = Historia
runs-stages = Etapy
runs-stage-calculated = Obliczone
runs-stage-checked = Sprawdzone
runs-stage-approved = Zatwierdzone
runs-stage-posted = Zaksięgowane
runs-stage-rejected = Odrzucone
runs-stage-waits = jeszcze nie
runs-looks-open = { $count ->
    [one] { $count } anomalia, której nikt jeszcze nie obejrzał
    [few] { $count } anomalie, których nikt jeszcze nie obejrzał
    [many] { $count } anomalii, których nikt jeszcze nie obejrzał
   *[other] { $count } anomalii, których nikt jeszcze nie obejrzał
  }
runs-looks-only = Tylko nieobejrzane
runs-looks-done = Wszystko obejrzano.
runs-anomalies-none = W tym rozliczeniu nie ma nic dziwnego.
runs-look = Obejrzane
runs-look-title = Sprawa obejrzana
runs-look-note = Co to jest
runs-look-done = Zanotowano.
runs-looked-by = Obejrzane przez: { $name }
runs-against = w porównaniu z
runs-bounds = Skok to ponad { $times } razy mediana i powyżej { $least }; czołówka to { $top } najwyższych kwot; pierwsza wypłata powyżej { $large } jest duża; pułap jest bliski od { $percent } %.
runs-bounds-runs = Porównano z: { $runs }.
runs-bounds-alone = Nie było wcześniejszego zaksięgowanego rozliczenia do porównania.
runs-more = Pokaż więcej
runs-compare-with = Porównaj z
runs-compare-file = Pobierz jako CSV
runs-compare-members = Wobec: { $run }
runs-compare-ways = Jak zmieniła się kwota
runs-compare-nobody = Niczyja kwota się nie zmieniła.
runs-comparison-none = Nie ma wcześniejszego zaksięgowanego rozliczenia do porównania.
runs-now = Teraz
runs-change = Różnica
runs-spread = Rozkład kwot
runs-spread-tenth = Część { $at } z { $of }, odbiorcy: { $payees }
runs-spread-note = Odbiorcy w dziesięciu częściach, najwyższe kwoty najpierw.
runs-way-all = Wszyscy
runs-way-new = Nowi
runs-way-gone = Odeszli
runs-way-up = Więcej
runs-way-down = Mniej
runs-way-same = Bez zmian
