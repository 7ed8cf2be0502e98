# What people in a role may do.
roles-rights = Uprawnienia
roles-everything = Cała reszta
roles-hint = Jak daleko sięga każde działanie. Pierwszy wiersz obowiązuje dla każdego obiektu bez własnego wiersza (linia przerywana); pierwsza zmiana daje obiektowi własny. ↓ znaczy „i wszystko niżej”.
roles-limited = { $count ->
    [one] { $count } pole ograniczone
    [few] { $count } pola ograniczone
    [many] { $count } pól ograniczonych
   *[other] { $count } pola ograniczonego
 }
roles-as-everything = { $object }: znów jak cała reszta
roles-action-read = Widok
roles-action-create = Tworzenie
roles-action-update = Zmiana
roles-action-trash = Kosz
roles-action-purge = Usuwanie na dobre
roles-action-import = Import
roles-action-export = Eksport
roles-action-approve = Zatwierdzanie
roles-action-post = Księgowanie
roles-scope-none = nic
roles-scope-own = własne
roles-scope-team = własny zespół
roles-scope-downline = własna struktura
roles-scope-unit = własna jednostka
roles-scope-branch = własna jednostka i niższe
roles-scope-zone = własne rejony i niższe
roles-scope-all = wszystkie
# The same in one word, for cells; `roles-hint` explains ↓.
roles-cell-none = nic
roles-cell-own = własne
roles-cell-team = zespół
roles-cell-downline = struktura
roles-cell-unit = jedn.
roles-cell-branch = jedn. ↓
roles-cell-zone = rejony ↓
roles-cell-all = wszystkie
roles-field-write = odczyt i zapis
roles-field-read = tylko odczyt
roles-field-masked = zamaskowane
roles-field-none = ukryte
roles-object-audit = Dziennik audytu
roles-object-definition = Definicje obiektów i pól
roles-object-deputy = Zastępstwa
roles-object-earnings = Zarobki
roles-object-ledger = Księga główna
roles-object-payee = Konta odbiorców
roles-object-settlement = Rozliczenia i wypłaty
roles-object-network = Sieć
roles-object-transfer = Przeniesienia
roles-object-user = Użytkownicy
roles-object-view = Widoki dla wszystkich
roles-object-webhook = Webhooki
roles-object-privacy = Dane osobowe
problem-role-rights-malformed = { $name ->
    [none] Tych uprawnień nie da się odczytać.
   *[other] Tych uprawnień nie da się odczytać przy „{ $name }”.
 }
problem-role-rights-exceed = Nie można nadać więcej uprawnień, niż się ma.
problem-role-duty-exceeds = Osoby w tej roli mają więcej uprawnień niż Ty. Tę powinność zdejmuje tylko ktoś, kto może nadać wszystkie ich role.
roles-object-company = Ustawienia firmy
