# Records that are likely the same: beside a form, and over all records of an object.

duplicates-open = Duplikaty
duplicates-title = Duplikaty: { $objects }
duplicates-same = { $field }: to samo
duplicates-similar = { $field }: podobne
duplicates-likely = Czy to już jest?
duplicates-likely-note = Te rekordy wyglądają jak to, co wpisujesz. Mimo to możesz kontynuować.
duplicates-found =
    { $count ->
        [one] { $count } rekord wygląda tak samo
        [few] { $count } rekordy wyglądają tak samo
        [many] { $count } rekordów wygląda tak samo
       *[other] { $count } rekordu wygląda tak samo
    }
duplicates-search = Szukaj duplikatów
duplicates-as-of = Stan na
duplicates-which = Które pary
duplicates-open-pairs = Do decyzji
duplicates-apart = To nie to samo
duplicates-undecided = Do ponownej decyzji
duplicates-noted = Zapisano: to nie to samo
duplicates-none = Brak duplikatów do decyzji.
duplicates-none-apart = O niczym nie powiedziano, że to nie to samo.
duplicates-never = Jeszcze nie szukano.
jobs-title-duplicates = Szukanie duplikatów: { $objects }

problem-duplicates-not-offered = Definicja tego obiektu nie mówi, po czym rozpoznaje się jego rekordy.
problem-duplicates-searching = Wyszukiwanie już trwa.
problem-duplicates-self = Rekord jest tym samym co on sam.
