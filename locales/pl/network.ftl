# Sieć: drzewa, członkowie, przeniesienia

problem-network-member-unknown = Tego członka nie ma w drzewie.
problem-network-parent-unknown = Nie ma takiego członka, pod którym można stanąć.
problem-network-parent-not-yet = Członek powyżej przystąpił po tej dacie.
problem-network-self = Członek nie może stać pod samym sobą.
problem-network-cycle = Nowe miejsce leży we własnej strukturze członka, teraz lub któregoś dnia od tej daty.
problem-network-already-placed = Członek ma już miejsce w tym drzewie; może je zmienić przeniesienie.
problem-network-too-many = Drzewo ma więcej członków, niż można policzyć.
problem-network-tree-unknown = Nie ma drzewa „{ $token }”: sponsor lub placement.
problem-placement-slot-taken = Ktoś już zajmuje tę pozycję.
problem-placement-date-future = Miejsce nie może zaczynać się po dniu dzisiejszym.
problem-slot-without-placement = Pozycja należy do członka w drzewie rozmieszczenia: wskaż go.
problem-sponsor-missing = Podaj sponsora.
problem-sponsor-inactive = Sponsor jest nieaktywny i nie może nikogo zapisać.
problem-member-joined-future = Data przystąpienia nie może być późniejsza niż dziś.
problem-status-unknown = Nie ma statusu „{ $token }”: active lub inactive.
problem-status-unchanged = Członek ma już ten status.
problem-status-reason-missing = Podaj, dlaczego status się zmienia.
problem-status-date-future = Status nie może zmienić się po dniu dzisiejszym.
problem-reason-too-long = Powód jest dłuższy niż { $max } znaków.
problem-transfer-reason-missing = Podaj, dlaczego członek ma zostać przeniesiony.
problem-transfer-no-change = Członek już tam stoi.
problem-transfer-children-left = Członek zostawia kilka osób pod sobą, które nie mogą dzielić jego jednej pozycji: przenieś go z całą gałęzią.
problem-transfer-date-before-last = Data jest wcześniejsza niż ostatnie przeniesienie członka.
problem-transfer-under-way = Przeniesienie tego członka w tym drzewie jest już w toku.
problem-transfer-state-unknown = Nie ma stanu przeniesienia „{ $token }”.
problem-decision-unknown = „{ $token }” nie jest decyzją: approve lub reject.
problem-verify-tree-two-edges = Członek ma dwa otwarte miejsca w jednym drzewie.
problem-verify-tree-parent = Członek stoi pod kimś, kogo nie ma w drzewie.
problem-verify-tree-cycle = Członkowie stoją pod sobą w kółko.
problem-verify-tree-slot = Dwóch członków zajmuje jedną pozycję.
problem-verify-tree-label = Indeks struktury nie zgadza się z drzewem.
network-title = Sieć
network-tree-sponsor = Drzewo sponsorów
network-tree-placement = Drzewo rozmieszczenia
network-view-radial = Przegląd
network-view-horizontal = Szczegóły
network-view-list = Lista
network-jump = Przejdź do członka
network-jump-none = Nie znaleziono nikogo w Twojej sieci.
network-path = Ścieżka
network-fit = Pokaż wszystko
network-zoom-in = Powiększ
network-zoom-out = Pomniejsz
network-up = Do członka powyżej
network-open = Otwórz kartę
network-empty = W tym drzewie nie ma jeszcze nikogo.
network-more = Pokaż więcej
network-below = Członkowie poniżej
network-depth = Głębokość poniżej
network-no-rank = Bez rangi
network-active = Aktywny
network-inactive = Nieaktywny
network-volume-pv = Wolumen osobisty (PV)
network-volume-bv = Wolumen handlowy (BV)
network-volume-group_pv = Wolumen grupowy (GV)
network-volume-group_bv = Wolumen handlowy grupy
network-as-of = stan na { $time }
network-aria = Drzewo sieci; strzałki przesuwają, Enter otwiera
members-enrol = Zapisz członka
members-enrolled = { $name }: zapisano pod kodem { $code }.
members-slot = Pozycja
members-activate = Aktywuj
members-inactivate = Dezaktywuj
members-from = Od
members-reason = Powód
transfers-title = Przeniesienia
transfers-new = Poproś o przeniesienie
transfers-new-parent = Nowe miejsce pod
transfers-with-branch = Z całą gałęzią
transfers-alone = Sam; osoby poniżej przechodzą na stare miejsce
transfers-preview = Co się zmieni
transfers-path-before = Przed
transfers-path-after = Po
transfers-losing = Tracą przeniesionych członków
transfers-gaining = Zyskują przeniesionych członków
transfers-later = Wykonane { $date }, po ponownym sprawdzeniu.
transfers-approve = Zatwierdź
transfers-reject = Odrzuć
transfers-withdraw = Wycofaj wniosek
transfers-withdraw-what = Nikt nie zostanie przeniesiony. Wniosek pozostanie na liście jako wycofany.
transfers-comment = Komentarz
transfers-state-asked = Czeka na drugą osobę
transfers-state-approved = Zatwierdzone
transfers-state-executed = Wykonane
transfers-state-rejected = Odrzucone
transfers-state-withdrawn = Wycofane
transfers-state-failed = Nieudane
transfers-none = Nie ma przeniesień. Poproś o nie w rekordzie uczestnika, który ma zmienić miejsce.
transfers-none-members = Otwórz uczestników
network-downline = { $count ->
    [one] { $count } członek poniżej
    [few] { $count } członkowie poniżej
    [many] { $count } członków poniżej
   *[other] { $count } członka poniżej
}
transfers-members = { $count ->
    [one] { $count } członek zostanie przeniesiony
    [few] { $count } członkowie zostaną przeniesieni
    [many] { $count } członków zostanie przeniesionych
   *[other] { $count } członka zostanie przeniesione
}
transfers-lifted = { $count ->
    [one] { $count } członek przejdzie na stare miejsce
    [few] { $count } członkowie przejdą na stare miejsce
    [many] { $count } członków przejdzie na stare miejsce
   *[other] { $count } członka przejdzie na stare miejsce
}
