# Plany wynagrodzeń, rozliczenia prowizji i słowa, które wyjaśniają wiersz albo zero.

## Tekst planu
problem-plan-quote-open = Cudzysłów nie jest zamknięty.
problem-plan-character = Ten znak nic nie znaczy w planie.
problem-plan-number = To nie jest liczba, stawka ani data, której plan może użyć.
problem-plan-too-long = To jest za długie: najwyżej { $max }.
problem-plan-tab = Rób wcięcia spacjami, nie tabulatorami.
problem-plan-indent = Wcięcie tego wiersza różni się od sąsiednich.
problem-plan-too-deep = Zagnieżdżenie jest zbyt głębokie.
problem-plan-expected = Tu oczekuje się: { $expected }.
problem-plan-name = Nazwa nie może tu zawierać kropki.
problem-plan-unexpected = Niczego takiego się tu nie oczekuje.
problem-plan-twice = „{ $name }” podano dwa razy.
problem-plan-missing = Brakuje wiersza „{ $missing }”.
problem-plan-unknown-name = Ta nazwa jest nieznana. Wolumen trzeba zdefiniować, zanim się go użyje.
problem-plan-unknown-rank = Plan nie ma rangi „{ $name }”.
problem-plan-unknown-volume = Plan nie ma takiego wolumenu powyżej tego wiersza.
problem-plan-unknown-bonus = Plan nie ma takiej premii powyżej tego wiersza.
problem-plan-bonus-order = Umieść „{ $name }” powyżej premii, która ją wymienia: to, co stoi niżej, liczy się później, więc premie nie mogą wymieniać się nawzajem w kółko.
problem-plan-not-here = Nie można tego tu użyć: w chwili obliczania nie jest to jeszcze znane.
problem-plan-type =
    Tu potrzeba: { $expected ->
        [number] liczba
        [text] tekst
        [date] data
        [condition] warunek
        [rank] ranga
       *[other] kolumna
    }; jest: { $found ->
        [number] liczba
        [text] tekst
        [date] data
        [condition] warunek
        [rank] ranga
       *[other] kolumna
    }.
problem-plan-divide = Dzielić można tylko przez liczbę różną od zera.
problem-plan-reserved = To słowo ma własne znaczenie. Wybierz inną nazwę.
problem-plan-too-many = Jest ich za dużo: najwyżej { $max }.
problem-plan-rank-trees = Warunki rang mogą liczyć nogi tylko w jednym drzewie.
problem-plan-lines = Ten rodzaj premii nie tworzy takich wierszy.
problem-plan-not-from-sales = Wiersze na sprzedaż wymagają wolumenu, który jest sumą sprzedaży: sales(…).
problem-plan-not-group = Premia różnicowa wymaga wolumenu grupy: group(…).
problem-plan-bracket-order = Progi muszą rosnąć, każdy powyżej poprzedniego.
problem-plan-above-zero = Tu potrzebna jest liczba większa od zera.
problem-plan-limit-named = „{ $name }” to limit. Wymień premie: limity, które w całości ich dotyczą, liczą się razem z nimi.
problem-plan-limit-nothing = Nad tym limitem nie ma żadnej premii.
problem-plan-limit-overlap = Limit { $other } powyżej obejmuje tylko niektóre z tych premii, a także inne: podaj wszystkie albo żadną.
problem-plan-limit-line = Limit od wiersza dotyczy dokładnie jednej premii: of PREMIA.
problem-plan-limit-part = Limit od wiersza to kwota, nie część wolumenu.
problem-plan-limit-plain = Limit nie ma „eligible” ani „times”: jego kwota może mówić if(…).
problem-plan-binary-legs = Parować można od 2 do { $max } nóg.
problem-plan-binary-cycle = Cykl bierze z silnej nogi co najmniej tyle co z pozostałych, a przy trzech i więcej nogach z każdej tyle samo.
problem-plan-binary-returns = To, co się cofa, odnajduje się po sprzedaży, więc wolumen musi być zwykłą sumą sprzedaży: sales(…).

## Rady do planu
problem-plan-lint-unused-volume = Nic nie używa wolumenu { $volume }.
problem-plan-lint-rank-free = Rangę { $rank } zdobywa każdy: nie ma ona warunków.
problem-plan-lint-rank-same = Rangi { $rank } i { $other } mają te same warunki.
problem-plan-lint-rank-impossible = Nikt nie zdobędzie rangi { $rank }: jej warunki się wykluczają.
problem-plan-lint-cliff = W { $bonus } stawka spada z { $before } do { $rate } przy { $bound }: jedna sprzedaż więcej daje mniej.
problem-plan-lint-rank-paid-less = W { $bonus } ranga { $rank } dostaje na poziomie { $level } mniej niż ranga poniżej.
problem-plan-lint-payout = { $bonus } może wypłacić { $rate } wolumenu: więcej niż całość.
problem-plan-lint-no-ceiling = { $bonus } może płacić każdemu powyżej kupującego: nic nie ogranicza kosztu. Zrobiłby to limit firmy.
problem-plan-lint-no-bonus = Plan nie ma premii: nikomu nie płaci.
problem-plan-lint-active-never = Nikt nie może być aktywny: warunki się wykluczają.
problem-plan-lint-bonus-never = Nikt nie może mieć prawa do { $bonus }: jej warunki się wykluczają.
problem-plan-lint-rank-circular = Nikt nie może zdobyć rangi { $rank } jako pierwszy: jej warunki wymagają osób, które już ją mają albo których ranga sama wymaga rangi { $rank }.
problem-plan-lint-rank-unreachable = Nikt nie zdobędzie rangi { $rank }: potrzeba do niej osób z rangą, której nikt nie osiąga.
problem-plan-lint-rank-shadowed = Nikt nigdy nie ma rangi { $rank }: kto ją zdobywa, zdobywa też { $other }.
problem-plan-lint-bracket-same = W { $bonus } próg { $bound } niczego nie zmienia: niższy też płaci { $rate }.
problem-plan-lint-bracket-point = W { $bonus } próg ze stawką { $rate } obejmuje dokładnie { $bound } i nic więcej: następny zaczyna się tuż powyżej.
problem-plan-lint-bracket-gap = W progach { $term } jest luka: od { $from } do { $until } nie obowiązuje żaden.
problem-plan-lint-bracket-overlap = Dwa progi { $term } nakładają się od { $from } do { $until }: liczy się pierwszy.
problem-plan-lint-bracket-dead = Próg { $term } od { $from } do { $until } nigdy nie zadziała: wcześniejsze obejmują go w całości.
problem-plan-lint-tier-cliff = W { $bonus } stopień { $bound } płaci { $amount }, mniej niż { $before } na niższym.
problem-plan-lint-cliff-tree = W { $bonus } jedna sprzedaż więcej daje mniej: kto sprzeda { $more } zamiast { $less }, dostaje { $after } zamiast { $before }. Drzewo: { $tree }
problem-plan-lint-split = Podzielenie się opłaca: ta sama sprzedaż na kilku własnych pozycjach daje { $after } zamiast { $before }. Przed: { $tree }. Po: { $split }
problem-plan-lint-recruiting = { $bonus } wypłaca { $amount }, choć nikt nic nie sprzedaje. Drzewo: { $tree }
problem-plan-lint-ceiling = Plan może kosztować więcej, niż pozwala jego pułap { $ceiling }: tu wypłaca { $paid }, a wolno { $allowed }. Drzewo: { $tree }
problem-plan-lint-over = Plan może wypłacić więcej niż cała sprzedaż: tu { $paid } z { $allowed }. Drzewo: { $tree }
problem-plan-note-ceiling = Udowodniono: plan kosztuje najwyżej { $most }.
problem-plan-note-kept = Udowodniono: plan kosztuje najwyżej { $most } i mieści się w pułapie { $ceiling }.
problem-plan-note-open = Pułapu { $ceiling } nie udowodniono; udowodniono najwyżej { $most }. Żadne małe drzewo go nie przekracza; warto pilnować kosztu każdego naliczenia.
problem-plan-note-monitored = Nie da się udowodnić żadnego pułapu z powodu: { $bonuses }. Żadne małe drzewo nie pokazuje nadmiaru; warto pilnować kosztu każdego naliczenia.

## Rozliczenie niemożliwe
problem-run-overflow = Liczby osoby { $member } są zbyt duże dla { $rule }.
problem-run-cycle =
    W { $tree ->
        [placement] drzewie pozycji
       *[other] drzewie sponsorów
    } { $member } stoi nad sobą.
problem-run-parent-unknown = { $member } nie wskazuje nikogo w „{ $column }”.
problem-run-duplicate-member = Członek { $member } występuje dwa razy.
problem-run-duplicate-sale = Sprzedaż { $sale } występuje dwa razy.
problem-run-buyer-unknown = Sprzedaż { $sale } nie należy do znanego członka.
problem-run-sale-outside = Sprzedaż { $sale } leży poza okresem.
problem-run-column-length = Liczba komórek w kolumnie „{ $column }” to { $rows } zamiast { $expected }.
problem-run-column-missing = Plan wymienia kolumnę „{ $column }”, której nie ma w danych.
problem-run-column-type = Kolumna „{ $column }” jest innego typu, niż mówi plan.
problem-run-leg-missing = { $member } ma miejsce w drzewie, ale nie stoi w żadnej nodze.
problem-run-carry-unknown = Przeniesienie dotyczy nogi ({ $leg }) bez znanego członka lub premii binarnej.
problem-run-carry-late = Przeniesienie dla { $member } powstało w okresie lub po nim.
problem-run-carry-twice = Przeniesienie nogi { $leg } członka { $member } występuje dwa razy za ten sam okres.
problem-run-return-unknown = Zwrot { $sale } nie mówi, którą sprzedaż cofa, a plan cofa zwroty tam, gdzie policzono ich sprzedaż.
problem-run-undo-sale = Zwrot { $sale } cofa sprzedaż, której nie zna żaden zamknięty okres.
problem-run-undo-member = { $member } ma wolumen w nodze albo pozycję do zwrotu prowizji, a nie jest już członkiem.
problem-run-undo-history = Zamknięte okresy nie wynikają jeden z drugiego: nogi nie zaczynają od tego, co zostawił okres poprzedni.
problem-run-formula = Formuły planu nie można tu obliczyć.
problem-run-rank-unknown = { $member } ma rangę „{ $rank }”, której plan nie zna.
problem-run-too-many-members = Za dużo członków jak na jedno rozliczenie.
problem-run-too-many-sales = Za dużo sprzedaży jak na jedno rozliczenie.
problem-run-too-many-rates = Plan ma za dużo różnych stawek.
problem-run-other-plan = To rozliczenie obliczono według innego planu albo dla innych członków.
problem-run-line-unknown = Rozliczenie nie ma takiego wiersza.

## Droga wiersza
plan-step-source = Tu dokonano zakupu.
plan-step-leader = Prowadzi grupę, której wolumen jest liczony.
plan-step-matched = Dostał premię, która jest dopasowywana.
plan-step-paid = Opłacony tym wierszem.
plan-step-counted = Zajmuje ten poziom i dostaje własny wiersz.
plan-step-closes = Zamyka to pokolenie.
plan-step-skipped = Pominięty bez zajęcia poziomu.
plan-step-within = Nie zamyka pokolenia: „{ $condition }” nie jest spełnione.
plan-step-within-rank = Nie zamyka pokolenia dla rangi { $need }: ma tylko rangę { $rank }.
plan-step-within-inactive = Nieaktywny: pokolenie trwa dalej.
plan-step-skipped-inactive = Pominięty jako nieaktywny: „{ $condition }” nie jest spełnione.
plan-step-skipped-rank = Pominięty: płatny jako { $rank }, potrzeba co najmniej { $need }.
plan-step-skipped-condition = Pominięty: „{ $condition }” nie jest spełnione.
plan-step-forfeited-condition = Zajmuje ten poziom, ale nic nie dostaje: „{ $condition }” nie jest spełnione.
plan-step-forfeited-rank = Zajmuje ten poziom, ale nic nie dostaje: { $rank } nie ma stawki na poziomie { $level }.
plan-step-forfeited-difference = Zajmuje ten poziom, ale nic nie dostaje: nie zostaje różnica względem stawki { $member }.
plan-step-forfeited-pair = Zajmuje ten poziom, ale nic nie dostaje: { $rank } nie ma stawki za { $source } na poziomie { $level }.
plan-step-cut = Pominięte tu kroki: { $count }.

## Skąd się wzięła kwota
plan-volume = { $name } = { $formula }; tu policzono: { $base }
plan-volume-equal = Każdy, kto się kwalifikuje, ma jeden udział.
plan-volume-paid = Wypłacono { $member } z { $bonus }; policzono tu: { $base }
plan-rate-flat = Stawka { $rate }
plan-rate-bracket = { $volume } wynosi { $have }: próg od { $bound }, stawka { $rate }
plan-rate-level = { $rank } na poziomie { $level }: { $rate }
plan-rate-level-flat = Poziom { $level }: { $rate }
plan-rate-pair = { $rank } za { $source } na poziomie { $level }: { $rate }
plan-rate-most = Z wypłaty jednej osoby liczy się najwyżej { $most }
plan-rate-difference = Mniej { $leg } nogi osoby { $member }: zostaje { $rate }
plan-rate-override = { $own } mniej { $leader } lidera { $member }, co najmniej { $least }: { $rate }
plan-rate-pool = { $rate } od { $volume } wszystkich, { $total }: pula { $pool }
plan-rate-pool-part = Udziały: { $own } z { $all }
plan-rate-factor = Razy { $rate } { $why }
plan-part-sale = Własna sprzedaż
plan-part-member = Wolumen na poziomie { $level }
plan-part-gross = Brutto od całej grupy
plan-part-leg = Mniej brutto pierwszej linii
plan-part-group = Wolumen w grupie
plan-divided = Dokładnie { $exact }; podzielone do najmniejszej monety tak, by wszystkie części dały pulę: { $amount }
plan-volume-limit = Zarobione przed tym limitem: { $raw }
plan-limit-raw = { $raw } przed tym limitem, { $paid } po nim ({ $bonuses })
plan-limit-part = { $rate } od { $volume }, { $total }: najwyżej { $most }
plan-limit-line = Najwyżej { $most } za wiersz
plan-limit-member = Najwyżej { $most } na członka
plan-limit-owner = Najwyżej { $most } za wszystkie pozycje właściciela, które zarobiły { $total }: ponad limit { $over }
plan-limit-company = Najwyżej { $most } dla całej firmy, która zarobiła { $total }: ponad limit { $over }
plan-limit-shared = Każdy, kto coś zarobił, ponosi taką samą część nadwyżki.
plan-limit-in-order = W kolejności identyfikatorów każdy dostaje wszystko, aż limit się wyczerpie.
plan-limit-account = To, co obcięto, trafia na „{ $account }”.
plan-limit-divided = Dokładnie { $exact }; podzielone do najmniejszej monety tak, by to, co każdy zachowuje, dało limit: { $amount }
plan-binary-legs = Silna noga { $strong }, słaba noga { $weak }, wraz z przeniesionym wolumenem
plan-binary-most = W okresie płatne jest najwyżej { $most } słabej nogi.
plan-binary-weak = { $rate } od { $base } słabej nogi
plan-binary-ratio = { $rate } od { $base }: sparowany wolumen razy { $weak } ÷ { $strong }
plan-binary-cycles = Cykle { $strong } : { $weak }: { $count }, każdy po { $pays }
plan-binary-tier = Obie nogi osiągają { $bound }: { $pays }
plan-binary-carried = Na następny okres przechodzi ze wszystkich nóg: { $carried }
plan-undo-sale = Zwrot { $return } cofa sprzedaż { $sale }, na której opierała się premia { $bonus } z okresu od { $since }.
plan-undo-share = Z { $used }, które pozycja zużyła w nodze { $leg }, zwroty cofnęły dotąd { $undone }.
plan-undo-amount = { $paid } × { $undone } ÷ { $used }, obcięte poniżej najmniejszej jednostki, daje { $target }. Wcześniej cofnięto { $before }, więc teraz { $amount }.
plan-rounding =
    Dokładnie { $exact }, zaokrąglone { $mode ->
        [half-even] do najbliższej, połówki do parzystej
        [half-down] do najbliższej, połówki w dół
        [down] w stronę zera
        [up] od zera
        [floor] w dół
        [ceiling] w górę
       *[other] do najbliższej, połówki w górę
    }: { $amount }

## Dlaczego ktoś nic nie ma
plan-reason-no-bonus = Plan nie wypłaca żadnej premii.
plan-reason-active-short = Do aktywności brakuje punktów: { $missing } ({ $what }: { $have } z { $need })
plan-reason-active-condition = Nieaktywny: „{ $condition }” nie jest spełnione
plan-reason-short = { $bonus }: brakuje { $missing } w { $what } ({ $have } z { $need })
plan-reason-condition = { $bonus }: „{ $condition }” nie jest spełnione
plan-reason-no-volume = { $bonus }: brak wolumenu { $volume } w okresie
plan-reason-rounds-to-zero = { $bonus }: udział w { $volume } zaokrągla się do zera
plan-reason-bracket = { $bonus }: do pierwszego progu brakuje { $missing } ({ $what }: { $have } z { $need })
plan-reason-no-difference = { $bonus }: pierwsza linia bierze całą stawkę, nie zostaje różnica
plan-reason-pool-empty = { $bonus }: cała firma nie ma { $volume } w okresie
plan-reason-pool-small = { $bonus }: część puli jest mniejsza niż najmniejsza moneta
plan-reason-binary-empty = { $bonus }: nie ma czego sparować (silna noga { $strong }, słaba noga { $weak })
plan-reason-binary-short = { $bonus }: słabej nodze brakuje { $missing } do { $need } (silna noga { $strong }, słaba noga { $weak })
plan-reason-binary-strong = { $bonus }: silnej nodze brakuje { $missing } do { $need } (silna noga { $strong }, słaba noga { $weak })
plan-reason-limit = { $bonus }: całe { $raw } było ponad limitem
plan-reason-limit-kept = { $bonus }: nic nie było ponad limitem
plan-reason-no-downline = { $bonus }: nikt nie jest jeszcze sponsorowany
plan-reason-no-placement = { $bonus }: nikt nie stoi jeszcze poniżej
plan-reason-rank-levels = { $bonus }: ranga { $rank } nie ma stawki na żadnym poziomie
plan-reason-levels-empty = { $bonus }: nic do wypłaty na pierwszych poziomach (płatne poziomy: { $levels })
plan-reason-no-leaders = { $bonus }: poniżej nie ma lidera z wolumenem grupy (płatne pokolenia: { $levels })
plan-reason-no-boundary = { $bonus }: nie zamyka pokolenia, „{ $condition }” nie jest spełnione
plan-reason-no-matched = { $bonus }: nikt na płatnych poziomach nie dostał { $matched } (płatne poziomy: { $levels })
