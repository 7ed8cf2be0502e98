# Several records of one thing become one, and back.

merges-merge = Scal
merges-merge-count =
    { $count ->
        [one] Scal { $count } rekord
        [few] Scal { $count } rekordy
        [many] Scal { $count } rekordów
       *[other] Scal { $count } rekordu
    }
merges-title = Scalanie: { $objects }
merges-stays = Który zostaje
merges-compare = Rekordy obok siebie
merges-further = Te też wyglądają tak samo, dołącz je:
merges-whole = Pokaż też pola jednakowe
merges-moves = Przechodzi do rekordu, który zostaje: { $moves }
merges-moves-none = Nic nie odwołuje się do pozostałych.
merges-note = Wiersze i historia wszystkich zostają. Pozostałe trafiają do kosza i prowadzą do tego, który zostaje. Potwierdzone sprzedaże, księgowania i zamknięte miesiące zostają bez zmian. Można to cofnąć, dopóki nic się nie zmieniło.
merges-blocked = Tych rekordów nie można tak scalić
merges-done = Scalono w { $name }
merges-undo = Cofnij scalenie
merges-undone = Rekordy są znowu osobno
merges-into = scalony w
merges-record = innym rekordzie
merges-empty = Wybierz od dwóch do dziesięciu rekordów na liście albo otwórz parę duplikatów.
merges-of-user = Użytkownicy
merges-of-view = Zapisane widoki
field-merged = Scalono
field-merged_into = Scalono w
field-not_same_as = To nie to samo co

problem-record-merged = Ten rekord scalono z innym.
problem-trash-merged = Ten rekord scalono z innym: zamiast tego cofnij scalenie.
problem-merge-not-offered = Rekordów tego obiektu się nie scala.
problem-merge-fields-hidden = Scalenie rozstrzyga o każdym polu, a nie widzisz wszystkich.
problem-merge-self = Rekordu nie scala się z nim samym.
problem-merge-count = Jednorazowo scala się od dwóch do { $max } rekordów.
problem-merge-not-among = Wartość musi pochodzić z jednego z rekordów.
problem-merge-points-among = Ta wartość prowadziłaby do samego rekordu.
problem-merge-too-many = Przeszłoby więcej niż { $max } odwołań.
problem-merge-reference-unique = Dwa rekordy odwołują się do tych, a może tylko jeden. Najpierw zmień jeden z nich.
problem-merge-undone = To scalenie już cofnięto.
problem-merge-changed-since = Od scalenia coś się zmieniło; nie można go już cofnąć.
problem-merge-transfer = Trwa przeniesienie { $name } albo na miejsce poniżej. Najpierw je rozstrzygnij.
problem-merge-place = { $name } ma miejsce w drzewie, w którym członek mający zostać go nie ma. Niech zostanie drugi albo najpierw go umieść.
problem-merge-below = Członek, który miałby zostać, stoi w sieci pod { $name }. Niech zostanie { $name }.
merges-of-attachment = Pliki
merges-of-note = Notatki
