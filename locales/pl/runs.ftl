# Rozliczenia prowizji i plany jako dokumenty.
problem-run-plan-unknown = Nie ma takiego planu. Wybierz plan z listy.
problem-run-plan-faulty = Plan „{ $plan }” zawiera błędy. Otwórz go, popraw je i zacznij ponownie.
problem-run-period-future = { $period } jeszcze się nie zaczął. Wybierz miesiąc ze sprzedażą.
problem-period-closed = Okres { $period } jest zamknięty: prowizje są zaksięgowane i nic więcej nie może mieć w nim daty. Podaj dzień otwartego miesiąca.
problem-run-period-open = { $period } trwa do { $until }: to rozliczenie pokazuje stan na dziś, a zatwierdzić je można dopiero po zakończeniu miesiąca.
problem-run-stale = Od obliczenia w { $period } przybyło sprzedaży: policzono { $counted }, teraz jest { $now }. Odrzuć to rozliczenie i oblicz ponownie.
problem-run-carry-open = Najpierw trzeba zaksięgować { $open }: to, co przenoszą jego nogi, wchodzi do { $period }.
problem-run-carry-past = Późniejszy miesiąc jest już zaksięgowany: przeniesienia nóg z { $period } już by do niego nie dotarły.
problem-run-carry-stale = Przeniesienia do { $period } pochodzą teraz z innego rozliczenia. Odrzuć to rozliczenie i oblicz ponownie.
problem-run-too-many-lines = Rozliczenie ma więcej pozycji, niż można ponumerować. Wybierz w planie mniej szczegółowe pozycje.
problem-run-chunk-damaged = Zapisana część rozliczenia jest uszkodzona. Przywróć ją z kopii zapasowej.
problem-run-dictionary = Nie udało się zapisać rozliczenia. Spróbuj ponownie.
problem-plan-released = „{ $plan }” już obowiązuje. Utwórz nową wersję, aby go zmienić.
problem-plan-own = To Ty ostatnio zmieniłeś plan „{ $plan }”. Musi go wprowadzić ktoś inny.
run-anomaly-no-member = { $count ->
    [one] { $count } sprzedaż nie należy do żadnego członka i nie jest liczona.
    [few] { $count } sprzedaże nie należą do żadnego członka i nie są liczone.
    [many] { $count } sprzedaży nie należy do żadnego członka i nie jest liczonych.
   *[other] { $count } sprzedaży nie należy do żadnego członka i nie jest liczonych.
  }
run-anomaly-other-currency = { $count ->
    [one] { $count } sprzedaż jest w innej walucie niż plan i nie jest liczona.
    [few] { $count } sprzedaże są w innej walucie niż plan i nie są liczone.
    [many] { $count } sprzedaży jest w innej walucie niż plan i nie jest liczonych.
   *[other] { $count } sprzedaży jest w innej walucie niż plan i nie jest liczonych.
  }
run-anomaly-negative = { $count ->
    [one] { $count } członek kończy poniżej zera.
    [few] { $count } członków kończy poniżej zera.
    [many] { $count } członków kończy poniżej zera.
   *[other] { $count } członka kończy poniżej zera.
  }
run-anomaly-concentrated = Jeden członek otrzymuje { $share } % wszystkich wypłat.
run-anomaly-payout = Wypłacane jest { $share } % wartości sprzedaży.
run-anomaly-unpaid = Premia „{ $bonus }” nikomu nic nie wypłaca.
run-anomaly-carry-lapsed = { $count ->
    [one] { $count } przeniesienie wolumenu przepada: jego premii lub członka już nie ma.
    [few] { $count } przeniesienia wolumenu przepadają: ich premii lub członka już nie ma.
    [many] { $count } przeniesień wolumenu przepada: ich premii lub członka już nie ma.
   *[other] { $count } przeniesienia wolumenu przepada: ich premii lub członka już nie ma.
  }
run-anomaly-jump = Suma zmieniła się o { $percent } % względem ostatniego zaksięgowanego miesiąca.
run-anomaly-below = Rozliczenie kończy się dla tego członka poniżej zera.
run-anomaly-owes = Po zaksięgowaniu tego rozliczenia członek ma dług wobec firmy. W porównaniu z tym, co płaci samo rozliczenie.
run-anomaly-left = Otrzymuje wypłatę, choć nie jest aktywny.
run-anomaly-jump-payee = Ponad { $times } razy mediana ostatnich zaksięgowanych rozliczeń ({ $runs }).
run-anomaly-top = Wśród { $top } najwyższych kwot, a w żadnym z ostatnich zaksięgowanych rozliczeń ({ $runs }).
run-anomaly-first = Duża kwota, i to pierwsza wypłata w ogóle.
run-anomaly-cap = { $count ->
    [one] Limit „{ $bonus }” odjął { $count } członkowi.
    [few] Limit „{ $bonus }” odjął { $count } członkom.
    [many] Limit „{ $bonus }” odjął { $count } członkom.
   *[other] Limit „{ $bonus }” odjął { $count } członka.
  }
run-anomaly-ceiling = Wypłacane jest { $percent } % pułapu planu.
run-anomaly-more = { $kind }: razem { $count }, pokazano { $kept } największych.
run-kind-recheck = Niezależna kontrola
run-kind-below = Poniżej zera
run-kind-owes = Dług wobec firmy
run-kind-left = Nieaktywny
run-kind-jump-payee = Skok
run-kind-top = Nowy w czołówce
run-kind-first = Pierwsza wypłata
run-kind-cap = Limit
run-kind-ceiling = Pułap
run-kind-run = Całe rozliczenie
problem-run-look-note = Napisz, co to jest, najwyżej { $max } znaków.
problem-run-look-taken = Ktoś już to obejrzał. Otwórz rozliczenie ponownie, aby zobaczyć kto.
