# What payouts were caused by, and how earnings were spread.
compliance-title = Zgodność z prawem
compliance-from = Od
compliance-to = Do
compliance-export = Eksportuj
compliance-empty = Żaden miesiąc w tym czasie nie ma zaksięgowanego naliczenia. Zaksięguj naliczenie albo wybierz inne miesiące.
compliance-of = Dane za: { $months }
compliance-open = { $count ->
    [one] { $count } miesiąc nie ma jeszcze zaksięgowanego naliczenia.
    [few] { $count } miesiące nie mają jeszcze zaksięgowanego naliczenia.
    [many] { $count } miesięcy nie ma jeszcze zaksięgowanego naliczenia.
   *[other] { $count } miesiąca nie ma jeszcze zaksięgowanego naliczenia.
}
compliance-paid = Z czego wynikły wypłaty
compliance-sold = Kto kupował
compliance-cause-customers = Klienci końcowi
compliance-cause-own = Sprzedawcy dla siebie
compliance-cause-joining = Nowi sprzedawcy przy wstąpieniu
compliance-cause-unknown = Nic w tych miesiącach
compliance-disclosure = Ujawnienie dochodów: wszyscy członkowie
compliance-disclosure-active = Aktywni członkowie
compliance-members = Członkowie
compliance-nothing = Nie zarobili nic
compliance-people = { $count ->
    [one] { $count } członek
    [few] { $count } członków
    [many] { $count } członków
   *[other] { $count } członka
}
compliance-median = Mediana zarobków
compliance-mean = średnio { $amount }
compliance-average = Średnia
compliance-ahead = Zarobili więcej, niż kupili
compliance-percentiles = Zarobki według percentyli
compliance-percentile = Członkowie
compliance-earned-most = Zarobili najwyżej
compliance-percentile-row = { $percent } członków
compliance-top = Najlepiej opłacany { $percent } razem
compliance-ranks = Według rang
compliance-rank = Ranga
compliance-bought = Zakupy własne
compliance-fewest = { $count ->
    [one] Kwot grup mniejszych niż { $count } członek nie pokazujemy: zdradziłyby, ile zarabia jeden z nich.
    [few] Kwot grup mniejszych niż { $count } członków nie pokazujemy: zdradziłyby, ile zarabia jeden z nich.
    [many] Kwot grup mniejszych niż { $count } członków nie pokazujemy: zdradziłyby, ile zarabia jeden z nich.
   *[other] Kwot grup mniejszych niż { $count } członka nie pokazujemy: zdradziłyby, ile zarabia jeden z nich.
}
compliance-method = Jak to jest liczone
compliance-method-causes = { $count ->
    [one] Pozycja z jednego zakupu wynika z tego zakupu. Pozostałe są dzielone według tego, co kupiła stojąca za nimi grupa: klienci końcowi, sprzedawcy dla siebie i sprzedawcy w ciągu { $count } dnia od wstąpienia. Każdy grosz liczony jest raz.
    [few] Pozycja z jednego zakupu wynika z tego zakupu. Pozostałe są dzielone według tego, co kupiła stojąca za nimi grupa: klienci końcowi, sprzedawcy dla siebie i sprzedawcy w ciągu { $count } dni od wstąpienia. Każdy grosz liczony jest raz.
    [many] Pozycja z jednego zakupu wynika z tego zakupu. Pozostałe są dzielone według tego, co kupiła stojąca za nimi grupa: klienci końcowi, sprzedawcy dla siebie i sprzedawcy w ciągu { $count } dni od wstąpienia. Każdy grosz liczony jest raz.
   *[other] Pozycja z jednego zakupu wynika z tego zakupu. Pozostałe są dzielone według tego, co kupiła stojąca za nimi grupa: klienci końcowi, sprzedawcy dla siebie i sprzedawcy w ciągu { $count } dnia od wstąpienia. Każdy grosz liczony jest raz.
}
compliance-method-costs = Zarobki to kwoty z zaksięgowanych naliczeń po odjęciu tego, co cofnięto. Z kosztów sprzedaży znane są tu tylko zakupy własne.
compliance-no-verdict = To wskaźniki, a nie wyroki. Czego wymaga prawo, zależy od kraju i sprawy; bierze ono pod uwagę:
problem-compliance-months = Najwyżej { $max } miesięcy naraz. Wybierz późniejszy pierwszy miesiąc.
problem-compliance-order = { $from } jest po { $to }. Wybierz pierwszy miesiąc nie późniejszy niż ostatni.
problem-compliance-currencies = Miesięcy w { $one } i w { $other } nie da się zsumować. Wybierz miesiące w jednej walucie.
