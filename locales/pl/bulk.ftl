# Zmiany wielu rekordów naraz.

bulk-select = Zaznacz: { $name }
bulk-select-loaded = Zaznacz widoczne wiersze
bulk-select-all = Zaznacz wszystkie pasujące ({ $count })
bulk-actions = Działania na zaznaczonych wierszach
bulk-selected =
    { $count ->
         [one] { $count } zaznaczony
         [few] { $count } zaznaczone
         [many] { $count } zaznaczonych
        *[other] { $count } zaznaczonego
    }
bulk-all = Zaznaczono wszystkie pasujące ({ $count })
bulk-edit = Edytuj
bulk-assign = Przydziel
bulk-clear = Wyczyść zaznaczenie
bulk-started = W toku: zobacz pracę w tle
bulk-changed =
    { $count ->
         [one] Zmieniono { $number } rekord.
         [few] Zmieniono { $number } rekordy.
         [many] Zmieniono { $number } rekordów.
        *[other] Zmieniono { $number } rekordu.
    }
bulk-left =
    { $count ->
         [one] { $number } pominięty:
         [few] { $number } pominięte:
         [many] { $number } pominiętych:
        *[other] { $number } pominiętego:
    }
bulk-trash-text = Trafią do kosza w tle. Można to cofnąć, dopóki nic się z nimi od tego czasu nie stało.
bulk-field = Pole do zmiany
bulk-field-remove = Zostaw bez zmian: { $field }
bulk-edit-text = Zmieniają się tylko te pola. Puste pole zostanie wyczyszczone.
bulk-apply = Zastosuj
bulk-owner = Nowy opiekun
bulk-unit = Nowa jednostka
bulk-given = Co otrzymuje każdy rekord
bulk-left-title = Pominięte
bulk-record = Rekord
bulk-why = Dlaczego
bulk-cancelled = Pracę przerwano. To, co zrobiono wcześniej, zostaje i można to cofnąć.
bulk-undone = Tę zmianę cofnięto.
bulk-count-changed = Zmienione
bulk-count-left = Pominięte
bulk-undo = Cofnij zmianę
bulk-open-list = Otwórz listę
bulk-title-update = Zmiana wielu rekordów
bulk-title-assign = Przydział wielu rekordów
bulk-title-trash = Wiele rekordów do kosza
bulk-title-undo = Cofnięcie zmiany wielu rekordów

jobs-title-bulk-update = Zmiana zbiorcza: { $objects }
jobs-title-bulk-assign = Przydział zbiorczy: { $objects }
jobs-title-bulk-trash = Zbiorczo do kosza: { $objects }
jobs-title-bulk-undo = Cofnięcie zmiany zbiorczej: { $objects }

field-owner = Opiekun
field-unit = Jednostka

problem-bulk-aim = Wymień rekordy po kolei albo powiedz, że chodzi o wszystkie z listy: dokładnie jedno z dwojga.
problem-bulk-too-many = Po kolei można wymienić najwyżej { $max } rekordów. Zaznacz zamiast tego wszystkie pasujące.
problem-bulk-nothing = Nie ma nic do zrobienia: wymień rekordy i to, co ma się zmienić.
problem-bulk-mixed = Jedna zmiana robi jedno: edytuje pola, przydziela albo usuwa.
problem-bulk-action-unknown = Nie ma takiego działania na wielu rekordach.
problem-bulk-field-alone = Tego pola nie można zmienić w wielu rekordach naraz.
problem-bulk-unchanged = Miały już te wartości.
problem-bulk-changed-since = Zmieniono je od tego czasu.
problem-bulk-field-gone = Pole, które wtedy zmieniono, już nie istnieje.
problem-bulk-running = Praca jeszcze trwa. Poczekaj na koniec albo ją przerwij.
problem-bulk-undone = To już cofnięto albo samo cofa inną zmianę.
problem-bulk-object-alone = Rekordy tego rodzaju zmienia się pojedynczo.
