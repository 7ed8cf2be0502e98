# Where members are paid, and on which terms
payees-title = Dane do wypłat
payees-none = Nikt jeszcze nie podał, dokąd mają trafiać pieniądze. Do tego czasu wypłaty są wstrzymane.
payees-masked = Widzisz konta tylko częściowo: kraj i cztery ostatnie znaki.
payees-masked-change = Aby je zmienić, potrzebujesz prawa do pełnego wglądu.
payees-masked-part = pokazane częściowo
payees-change = Zmień dane do wypłat
payees-save = Zapisz dane do wypłat
payees-saved = Zapisano dane do wypłat.
payees-account-part = Konto
payees-terms = Podatek i zestawienie
payees-name = Posiadacz konta
payees-method = Sposób wypłaty
payees-method-sepa = przelew SEPA
payees-method-other = inny sposób
payees-account = Konto bez IBAN
payees-country = Kraj dla podatku i opłat
payees-language = Język zestawień
payees-as-member = jak w rekordzie członka
payees-profile = Profil podatkowy
payees-profile-note = Tak jak w zasadach wypłat, na przykład „individual”.
payees-holds = Wstrzymania
payees-holds-count =
    { $count ->
        [one] Nic nie jest wypłacane: { $count } wstrzymanie
        [few] Nic nie jest wypłacane: { $count } wstrzymania
        [many] Nic nie jest wypłacane: { $count } wstrzymań
       *[other] Nic nie jest wypłacane: { $count } wstrzymania
    }
payees-holds-none = Nic nie wstrzymuje wypłat.
payees-hold = Wstrzymanie { $number }
payees-hold-add = Dodaj wstrzymanie
payees-hold-remove = Zdejmij wstrzymanie { $number }
payees-reason = Dlaczego nic nie jest wypłacane
payees-from = Od
payees-until = Pierwszy wolny dzień
payees-hold-span = Od { $from }, wolne od { $until }: { $reason }
payees-hold-open = Od { $from } aż do zdjęcia: { $reason }
payees-minimums = Własne minima
payees-minimums-none = Obowiązuje minimum z zasad.
payees-minimum = Minimum { $number }
payees-minimum-add = Dodaj minimum
payees-minimum-remove = Usuń minimum { $number }
payees-guarantees = Gwarancje i zaliczki
payees-guarantees-none = Nic nie jest gwarantowane.
payees-guarantee = Gwarancja { $number }
payees-guarantee-add = Dodaj gwarancję
payees-guarantee-remove = Usuń gwarancję { $number }
payees-amount = Kwota
payees-currency = Waluta
payees-draw = Zaliczka: dopłata jest potem długiem
payees-draw-is = zaliczka
