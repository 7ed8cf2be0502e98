# Listy, rekordy i formularze aplikacji internetowej.

# Lists
records-count =
    { $count ->
        [one] { $count } rekord
        [few] { $count } rekordy
        [many] { $count } rekordów
       *[other] { $count } rekordu
    }
records-count-capped =
    { $count ->
        [one] ponad { $count } rekord
        [few] ponad { $count } rekordy
        [many] ponad { $count } rekordów
       *[other] ponad { $count } rekordu
    }
records-at-least = { $count }+
records-end =
    { $count ->
        [one] Pokazano { $count } wiersz, to wszystko
        [few] Pokazano { $count } wiersze, to wszystko
        [many] Pokazano { $count } wierszy, to wszystko
       *[other] Pokazano { $count } wiersza, to wszystko
    }
records-empty = Jeszcze nic tu nie ma.
records-empty-filtered = Nic nie pasuje do wyszukiwania i filtra.
records-quick-filter = Szukaj: { $objects }
records-columns = Kolumny
records-columns-reset = Zwykłe kolumny
records-card-fields = Co pokazuje karta
records-card-fields-reset = Zwykłe pola
records-list-options = Opcje listy
records-import = Importuj
records-export = Eksportuj
records-new = Nowy
records-new-account = Klient
records-new-order = Zamówienie

# Filter
records-filter = Filtruj
records-filter-field = Pole
records-filter-choose = Wybierz pole
records-filter-comparison = Porównanie
records-filter-value = Wartość
records-filter-from = Od
records-filter-to = Do
records-filter-apply = Zastosuj
records-filter-clear = Wyczyść
records-filter-remove = Usuń: { $condition }
records-filter-special = Warunek złożony
records-filter-compose = Połącz warunki…
records-filter-title = Połączone warunki
records-filter-join = Jak łączą się warunki
records-join-all = Spełnione są wszystkie
records-join-any = Spełniony jest co najmniej jeden
records-join-none = Żaden nie jest spełniony
records-filter-add = Warunek
records-filter-add-group = Grupa
records-filter-remove-part = Usuń część { $number }
records-filter-full = Więcej nie zmieści się w filtrze: najwyżej 85 części, 7 poziomów i 10 pytań o powiązane rekordy.
records-filter-unfinished = Jeden z warunków nie jest jeszcze kompletny.
records-filter-and = i
records-filter-or = lub
records-filter-not = nie
records-op-eq = jest
records-op-ne = nie jest
records-op-in = jest jednym z
records-op-all = ma wszystkie z
records-op-none = nie ma żadnego z
records-op-lt = jest mniejsze niż
records-op-le = wynosi najwyżej
records-op-gt = jest większe niż
records-op-ge = wynosi co najmniej
records-op-contains = zawiera
records-op-starts = zaczyna się od
records-op-between = jest pomiędzy
records-op-empty = jest puste
records-op-filled = jest wypełnione
records-op-within = mieści się w okresie
records-filter-of = { $field }: które pole
records-filter-itself = Sam rekord
records-stretch-today = dzisiaj
records-stretch-yesterday = wczoraj
records-stretch-tomorrow = jutro
records-stretch-this_week = ten tydzień
records-stretch-last_week = zeszły tydzień
records-stretch-next_week = przyszły tydzień
records-stretch-from-monday = { $stretch } (od poniedziałku)
records-stretch-this_month = ten miesiąc
records-stretch-last_month = zeszły miesiąc
records-stretch-next_month = przyszły miesiąc
records-stretch-this_quarter = ten kwartał
records-stretch-last_quarter = zeszły kwartał
records-stretch-next_quarter = przyszły kwartał
records-stretch-this_year = ten rok
records-stretch-last_year = zeszły rok
records-stretch-next_year = przyszły rok
records-stretch-last = ostatnie …
records-stretch-next = najbliższe …
records-stretch-count = Ile
records-stretch-unit = Czego
records-stretch-last-days =
    { $count ->
        [one] ostatni { $count } dzień
        [few] ostatnie { $count } dni
        [many] ostatnich { $count } dni
       *[other] ostatniego { $count } dnia
    }
records-stretch-last-weeks =
    { $count ->
        [one] ostatni { $count } tydzień
        [few] ostatnie { $count } tygodnie
        [many] ostatnich { $count } tygodni
       *[other] ostatniego { $count } tygodnia
    }
records-stretch-last-months =
    { $count ->
        [one] ostatni { $count } miesiąc
        [few] ostatnie { $count } miesiące
        [many] ostatnich { $count } miesięcy
       *[other] ostatniego { $count } miesiąca
    }
records-stretch-last-quarters =
    { $count ->
        [one] ostatni { $count } kwartał
        [few] ostatnie { $count } kwartały
        [many] ostatnich { $count } kwartałów
       *[other] ostatniego { $count } kwartału
    }
records-stretch-last-years =
    { $count ->
        [one] ostatni { $count } rok
        [few] ostatnie { $count } lata
        [many] ostatnich { $count } lat
       *[other] ostatniego { $count } roku
    }
records-stretch-next-days =
    { $count ->
        [one] najbliższy { $count } dzień
        [few] najbliższe { $count } dni
        [many] najbliższych { $count } dni
       *[other] najbliższego { $count } dnia
    }
records-stretch-next-weeks =
    { $count ->
        [one] najbliższy { $count } tydzień
        [few] najbliższe { $count } tygodnie
        [many] najbliższych { $count } tygodni
       *[other] najbliższego { $count } tygodnia
    }
records-stretch-next-months =
    { $count ->
        [one] najbliższy { $count } miesiąc
        [few] najbliższe { $count } miesiące
        [many] najbliższych { $count } miesięcy
       *[other] najbliższego { $count } miesiąca
    }
records-stretch-next-quarters =
    { $count ->
        [one] najbliższy { $count } kwartał
        [few] najbliższe { $count } kwartały
        [many] najbliższych { $count } kwartałów
       *[other] najbliższego { $count } kwartału
    }
records-stretch-next-years =
    { $count ->
        [one] najbliższy { $count } rok
        [few] najbliższe { $count } lata
        [many] najbliższych { $count } lat
       *[other] najbliższego { $count } roku
    }

# A record
records-details = Szczegóły
records-history = Historia
records-history-system = Treeline
records-history-field = Pole
records-history-before = Przed
records-history-after = Po
records-history-empty = Nic jeszcze nie zmieniono.
records-history-every = Wszystkie pola
records-history-untouched = Z tym polem nic się jeszcze nie działo.
records-history-more = Pokaż starsze
records-parts-empty = Jeszcze brak.
records-masked = Ukryte przed tobą
records-undo = Cofnij
records-yes = Tak
records-no = Nie
records-trash = Usuń
records-trashed = { $name } jest w koszu

# What was done, in the history
records-action-create = utworzenie
records-action-update = zmiana
records-action-trash = przeniesienie do kosza
records-action-restore = przywrócenie
records-action-purge = usunięcie na dobre
records-action-import = import
records-action-attach = dodał(a) plik
records-action-detach = usunął/usunęła plik
records-action-note = napisał(a) notatkę
records-action-note_edit = zmienił(a) notatkę
records-action-note_pin = przypiął(-ęła) notatkę
records-action-note_unpin = odpiął(-ęła) notatkę
records-action-note_trash = usunął(-ęła) notatkę
records-action-note_restore = przywrócił(a) notatkę
records-action-confirm = potwierdzenie
records-action-cancel = anulowanie
records-action-enrol = zapisanie do sieci
records-action-place = umieszczenie w drzewie
records-action-status = zmiana statusu
records-action-ask = złożenie wniosku
records-action-approve = zatwierdzenie
records-action-reject = odrzucenie
records-action-release = wprowadzenie w życie
records-action-erase = usunięcie osoby

# Forms
records-edit = Edytuj
records-edit-title = Edycja: { $name }
records-new-title = Nowy rekord: { $object }
records-save = Zapisz
records-saved = Zapisano
records-created = Utworzono
records-line-add = Dodaj wiersz
records-line-remove = Usuń wiersz { $number }
records-line-remove-column = Usuń
records-leave-title = Wyjść bez zapisywania?
records-leave-text = To, co tu wpisano, nie jest jeszcze zapisane.
records-leave-stay = Zostań
records-leave-go = Wyjdź

# Somebody else was faster
records-conflict-title = Ktoś inny zmienił ten rekord w międzyczasie
records-conflict-fields = Twoje wpisy nadal tu są, naniesione na najnowszą wersję. Te pola zmieniliście oboje; zapis zachowa twoje:
records-conflict-none = Twoje wpisy nadal tu są, naniesione na najnowszą wersję. Żadnego pola nie zmieniliście oboje; zapisz ponownie.
records-conflict-theirs = teraz

# Groups and cards
records-group = Grupuj według
records-group-none = Bez grup
records-group-unknown = Tej listy nie można pogrupować tak, jak chce jej adres.
records-group-then = Grupuj według, poziom { $level }
records-group-no-further = potem według…
records-group-dated = { $field }: { $unit }
records-unit-day = dzień
records-unit-month = miesiąc
records-unit-quarter = kwartał
records-unit-year = rok
records-group-hidden = Poza Twoim zasięgiem
records-group-overlap = Rekord z kilkoma wartościami znajduje się w każdej ze swoich grup; suma liczy go raz.
records-group-empty = Puste
records-group-count = Liczba
records-group-total = Razem
records-chart = { $measure } według: { $field }
records-chart-measure = Co pokazują słupki
records-chart-first = Wykres pokazuje początkowe grupy, najwyżej { $count }.
records-shape = Pokaż jako
records-shape-table = Tabela
records-shape-kanban = Kanban
records-cards = { $column }: { $count }
records-cards-none = Brak kart
records-move = Przenieś { $name } do…
records-move-to = Przenieś do…
records-move-not = Kart nie można tu przenosić: „{ $field }” zmieniają osobne polecenia albo nie możesz tego zmieniać.
records-moved = { $name } → „{ $to }”
records-changed = Zmieniono: { $name }, { $field }
records-stale = Ktoś inny właśnie zmienił { $name }; nic nie zostało nadpisane. Obejrzyj najnowszą wersję i spróbuj ponownie.

# The record among others
records-related = Powiązane
records-related-by = { $objects }: { $field }
records-related-all = Pokaż wszystkie
records-related-none = Nic nie wskazuje na takie rekordy.
records-previous = Poprzedni na liście (K)
records-next = Następny na liście (J)
records-place = { $at } z { $of }
records-edit-in-card = Zmień pole: { $name }
records-edit-which = Które pole?
records-kept = To było wpisane wcześniej i nie zostało zapisane.
records-kept-discard = Odrzuć
records-unkept = To za dużo, by zachować to w tej przeglądarce: odświeżenie strony usunie wpisane dane. Zapisz wkrótce.
records-export-xlsx = Skoroszyt (XLSX)
records-export-csv = Tekst (CSV)
records-export-keys = Kolumny według kodów pól
records-action-merge = scalił(a) z nim inne
records-action-unmerge = cofnął(-ęła) scalenie
records-action-apart = stwierdził(a), że to nie to samo
records-action-apart_undo = wycofał(a), że to nie to samo
records-owner = Opiekun
records-owner-me = ja

# Fields of several parts, of files and of formatted text.
address-lines = Ulica, dom, mieszkanie
address-postcode = Kod pocztowy
address-city = Miejscowość
address-region = Region
address-country = Kraj
records-file-later = Plik można dodać po zapisaniu rekordu.
records-file-none = Brak pliku
records-file-bring = Prześlij
records-file-bring-for = Prześlij plik dla pola „{ $field }”
records-file-large = Ten plik jest za duży: najwyżej { $size } MB.
records-file-no-image = To nie jest obraz: użyj PNG, JPEG, GIF lub WebP.
records-rich-tools = Formatowanie pola „{ $field }”
records-rich-bold = Pogrubienie
records-rich-italic = Kursywa
records-rich-underline = Podkreślenie
records-rich-strike = Przekreślenie
records-rich-heading = Nagłówek
records-rich-bulletList = Lista
records-rich-orderedList = Lista numerowana
records-rich-blockquote = Cytat
records-rich-link = Odnośnik
records-rich-address = Adres odnośnika
records-money-currency = Waluta pola { $field }
records-clock = { $field }: godzina
records-date-before = Wcześniej
records-date-after = Później
records-wrong = { $count ->
    [one] Najpierw trzeba poprawić to pole:
    [few] Najpierw trzeba poprawić te pola:
    [many] Najpierw trzeba poprawić te pola:
   *[other] Najpierw trzeba poprawić te pola:
 }
records-figures = Liczby
records-timeline = Oś czasu
records-timeline-show = Pokaż
records-timeline-all = Wszystko
records-timeline-changes = Zmiany
records-timeline-merges = Scalenia
