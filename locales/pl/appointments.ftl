# Spotkania: kalendarz i blok na ekranie Dziś.

appointments-calendar = Kalendarz
appointments-agenda = Moje spotkania
appointments-new = Nowe spotkanie
appointments-mine = Moje
appointments-everybody = Wszystkich
appointments-whose = Czyje spotkania
appointments-view = Widok
appointments-view-week = Tydzień
appointments-view-month = Miesiąc
appointments-view-list = Lista
appointments-today = Dziś
appointments-tomorrow = Jutro
appointments-before = Wcześniej
appointments-after = Później
appointments-all-day = Cały dzień
appointments-from = od { $time }
appointments-until = do { $time }
appointments-day-empty = Nic.
appointments-cancelled = odwołane
appointments-none = Nic na dziś ani na jutro.
appointments-more = Spotkań jest więcej, niż widać. Wybierz mniej dni.
appointments-subject = Temat
appointments-start = Od
appointments-end = Do
appointments-place = Miejsce
appointments-rest =
    { $count ->
        [one] jeszcze { $count }
        [few] jeszcze { $count }
        [many] jeszcze { $count }
       *[other] jeszcze { $count }
    }
problem-appointment-when = Podaj początek i koniec: albo godziny, albo pierwszy i ostatni dzień.
problem-appointment-end = Koniec jest przed początkiem.
problem-appointment-not-among = Nie uczestniczysz w tym spotkaniu.
