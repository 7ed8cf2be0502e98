# Rozliczenia: odmowy reguł i sald oraz uzasadnienie każdej kwoty
problem-settle-overflow = Rozliczenie odbiorcy { $payee } w { $currency } jest za duże dla reguły „{ $rule }”.
problem-settle-step-twice = Potrącenie „{ $step }” występuje w kolejności dwa razy.
problem-settle-step-missing = Są reguły dla „{ $step }”, ale kolejność potrąceń tego nie wymienia.
problem-settle-minimum-twice = Minimum w { $currency } dla tego samego kraju występuje dwa razy.
problem-settle-bounds-crossed = Najmniejsza opłata „{ $rule }” przekracza największą.
problem-settle-kinds-of-what-is-left = Potrącenie „{ $rule }” wymienia rodzaje należności, więc musi być liczone od kwoty brutto.
problem-settle-brackets-disordered = Progi „{ $rule }” muszą zaczynać się od zera i rosnąć.
problem-settle-payee-twice = Odbiorca { $payee } występuje w rozliczeniu dwa razy.
problem-settle-currency-twice = Odbiorca { $payee } ma dwa konta w { $currency }.
problem-settle-credit-twice = „{ $kind }” z { $source } występuje dwa razy u odbiorcy { $payee }.
problem-settle-debt-twice = Dług { $debt } występuje dwa razy u odbiorcy { $payee }.
problem-settle-currency-differs = „{ $rule }” jest w { $found } zamiast w { $wanted }.
problem-settle-amount-negative = Kwota { $amount } w „{ $rule }” jest ujemna.
problem-settle-amount-not-positive = Kwota { $amount } w „{ $rule }” musi być większa od zera.
problem-settle-rate-outside = Stawka { $rate } w „{ $rule }” nie mieści się między 0 a 100 %.

settle-why-fee-fixed = { $fixed } od każdej wypłaty
settle-why-fee-percent = { $percent } z { $base }
settle-why-fee-least = co najmniej { $least }
settle-why-fee-most = najwyżej { $most }
settle-why-withheld-share = Opodatkowane jest { $share } z { $base }
settle-why-withheld-before = Wcześniej w tym roku policzono { $before }
settle-why-withheld-rate = { $rate } z { $part }
settle-why-recovered = Dług { $debt } od { $since }, do spłaty { $open }
settle-why-recovery-share = Na długi idzie najwyżej { $share } należności: { $most }
settle-why-recovery-guarantee = Gwarancja { $guarantee } zostaje u odbiorcy
settle-why-top-up = Zarobiono { $earned }, gwarancja wynosi { $guarantee }
settle-why-top-up-owed = To zaliczka, potrącana z późniejszych prowizji
settle-why-hold = Wstrzymane od { $from }: { $reason }
settle-why-hold-until = Wstrzymane od { $from } do { $until }: { $reason }
settle-why-no-account = Wstrzymane: nie podano konta do wypłaty
settle-why-payout-unknown = Wstrzymane: nie wiadomo jeszcze, co się stało z wypłatą { $payout }
settle-why-no-withholding-rule = Wstrzymane: żadna reguła nie mówi, co się potrąca w { $country } dla profilu podatkowego „{ $profile }” w { $currency }
settle-why-nothing-left = Potrącenia { $deducted } nie zostawiają nic z { $gross }
settle-why-below-minimum = { $payout } to mniej niż minimum { $minimum }
settle-why-owing = Nadal do spłaty: { $owed }
settle-why-rounded =
    Dokładnie { $exact }, zaokrąglone do wielokrotności { $to }, { $mode ->
        [half-even] do najbliższej, połówki do parzystej
        [half-down] do najbliższej, połówki w dół
        [down] w stronę zera
        [up] od zera
        [floor] w dół
        [ceiling] w górę
       *[other] do najbliższej, połówki w górę
    }

# Stany wypłaty
problem-payout-not-sent = Wypłata nie została jeszcze wysłana.
problem-payout-sent-otherwise = Wypłata została już wysłana w { $sent_with }.
problem-payout-in-doubt = Nie wiadomo, czy wypłata wysłana w { $sent_with } wyszła. Najpierw trzeba to ustalić: nie wysyła się jej ponownie.
problem-payout-confirmed-otherwise = Wypłata jest już potwierdzona i nie zmienia stanu.
problem-payout-failed = Wypłata się nie powiodła, a kwota wróciła na saldo odbiorcy. Trzeba utworzyć nową wypłatę.
problem-payout-not-confirmed = Zwrócona może być tylko wypłata potwierdzona.

# Pliki wypłat
problem-pain-id-malformed = Oznaczenie „{ $value }” musi mieć od 1 do 35 zwykłych liter, cyfr lub znaków i nie może zaczynać się ani kończyć ukośnikiem.
problem-pain-id-twice = Oznaczenie „{ $value }” występuje w pliku dwa razy.
problem-pain-name-unreadable = Nazwa nie ma żadnej litery, którą odczytają banki.
problem-pain-not-euro = SEPA przenosi euro, nie { $currency }.
problem-pain-amount-outside = Kwota { $amount } nie mieści się między 0,01 a 999 999 999,99 euro.
problem-pain-number-outside = Dopuszczalna liczba przelewów w pliku: od 1 do { $most }; podano: { $count }.
problem-pain-time-outside = { $second } nie jest sekundą doby.
problem-iban-malformed = „{ $value }” nie jest numerem IBAN: kraj, dwie cyfry kontrolne, potem litery i cyfry.
problem-iban-outside-sepa = Do { $country } nie można wysłać euro przez SEPA.
problem-iban-length = Wymagana długość numeru IBAN dla { $country }: { $wanted }; ten ma długość { $found }.
problem-iban-checksum = Cyfry kontrolne numeru IBAN { $value } się nie zgadzają: jest w nim literówka.
problem-bic-malformed = „{ $value }” nie jest kodem BIC: 8 lub 11 wielkich liter i cyfr.
