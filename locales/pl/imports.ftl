# Import plików CSV: odmowy, plik błędów i kreator.

problem-import-empty = Plik jest pusty.
problem-import-too-large = Plik jest za duży: najwyżej { $max } MiB. Podziel go.
problem-import-not-text = To nie jest plik tekstowy, lecz { $kind }. Zapisz najpierw tabelę jako CSV.
problem-import-nul = Plik zawiera znak NUL w wierszu { $line }: jest uszkodzony albo nie jest tekstem.
problem-import-undecodable = Wiersza { $line } nie można odczytać jako { $encoding }. Wybierz inne kodowanie.
problem-import-quote-open = Cudzysłów otwarty w tym wierszu nie jest zamknięty.
problem-import-quote-open-often = Zbyt wiele wierszy ma niezamknięty cudzysłów. Sprawdź separator i cudzysłowy.
problem-import-quote-stray = Po zamykającym cudzysłowie stoi tekst.
problem-import-cell-long = Komórka ma ponad { $max } bajtów.
problem-import-columns-many = Wiersz ma ponad { $max } kolumn. Sprawdź separator.
problem-import-rows-many = Plik ma ponad { $max } wierszy. Podziel go.
problem-import-row-width = Wiersz ma komórek: { $found }, nagłówek: { $expected }.
problem-import-column-twice = Nagłówek podaje kolumnę „{ $column }” dwa razy.
problem-import-mapping-empty = Żadna kolumna nie jest jeszcze przypisana do pola.
problem-import-field-unknown = Nie ma pola „{ $field }”, które import może wypełnić.
problem-import-column-unknown = Plik nie ma kolumny „{ $column }”.
problem-import-source-one = Pole „{ $field }” wymaga dokładnie jednego źródła: kolumny, stałej albo szablonu.
problem-import-template = Szablon pola „{ $field }” jest błędny w miejscu „{ $token }”.
problem-import-field-required = Pole „{ $field }” musi być przypisane: bez niego nie powstanie żaden rekord.
problem-import-code-missing = Wiersz nie ma kodu.
problem-import-code-twice = Kod „{ $code }” stoi już w wierszu { $first }.
problem-import-date = „{ $value }” nie jest datą w postaci { $format }.
problem-import-number = „{ $value }” nie jest liczbą w wybranej postaci.
problem-import-boolean = „{ $value }” to ani tak, ani nie.
problem-import-choice = „{ $value }” nie jest jedną z możliwości pola „{ $field }”.
problem-import-country = „{ $value }” w polu „{ $field }” nie jest krajem: podaj jego nazwę albo dwuliterowy kod, np. PL.
problem-import-language = „{ $value }” w polu „{ $field }” nie jest żadnym z języków: podaj jego nazwę albo en, fr, pt, es, pl, ru.
problem-import-name-several = „{ $value }” w polu „{ $field }” może oznaczać: { $choices }. Podaj kod tego, o który chodzi.
problem-import-point-mark = „{ $value }” nie jest żadną z rzeczy, które nawiasy klamrowe mówią o kontakcie: consent, verified 2026-03-01.
problem-import-relation-unknown = Nie ma rekordu o kodzie lub nazwie „{ $value }” dla pola „{ $field }”.
problem-import-relation-ambiguous = Kilka rekordów nosi nazwę „{ $value }”. Użyj kodu.
problem-import-moment = „{ $value }” nie jest datą i godziną w postaci { $format } 09:30.
problem-import-object-unsupported = Rekordów tego rodzaju nie można importować.
problem-import-encoding-unsure = Kodowanie pliku jest domysłem ({ $encoding }). Podaj je.
problem-import-started = Ten import został już uruchomiony.
problem-import-header-differs = Ten wiersz podaje w polu „{ $field }” co innego niż wiersz { $first } tego samego zamówienia.
problem-import-group-rejected = Inny wiersz tego samego zamówienia został odrzucony (wiersz { $first }).
problem-import-order-final = Zamówienie „{ $code }” jest już potwierdzone lub anulowane i się nie zmieni.
problem-import-out-of-scope = Rekord „{ $code }” istnieje, ale nie możesz go zmienić.
problem-import-text-long = Tekst ma ponad { $max } znaków.
problem-import-amount-inexact = Kwoty „{ $value }” nie da się dokładnie podzielić na cenę jednostkową.
problem-import-member-placed = Członek stoi już gdzie indziej: „{ $field }” zmienia się przez przeniesienie, nie przez import.
problem-import-overtaken = Ktoś inny wciąż zmienia te same rekordy. Uruchom import ponownie: to, co weszło, pozostaje i nie wejdzie dwa razy.

# Plik błędów i szablon

imports-error-line = wiersz
imports-error-column = kolumna
imports-error-reason = powód

# Kreator

imports-title = Import
imports-step-file = Plik
imports-step-map = Przypisz kolumny
imports-step-test = Próba
imports-step-run = Import
imports-object = Co jest w pliku?
imports-file = Plik CSV lub skoroszyt
imports-drop = Upuść tu plik CSV lub skoroszyt (XLSX) albo wybierz go
imports-upload = Prześlij
imports-template = Szablon
imports-encoding = Kodowanie
imports-encoding-unsure = Kodowanie jest odgadnięte. Spójrz na polskie znaki w próbce i zmień je, jeśli są błędne.
imports-delimiter = Separator
imports-delimiter-comma = Przecinek
imports-delimiter-semicolon = Średnik
imports-delimiter-tab = Tabulator
imports-delimiter-pipe = Kreska pionowa
imports-delimiter-blanks = Odstępy
imports-delimiter-other = Inny
imports-delimiter-character = Znak
imports-header = Pierwszy wiersz nazywa kolumny
imports-date-format = Daty
imports-decimal = Znak dziesiętny
imports-decimal-point = Kropka (12.50)
imports-decimal-comma = Przecinek (12,50)
imports-sample = Próbka
imports-column = Kolumna
imports-field = Pole
imports-not-used = Nie importuj
imports-constant = Ta sama wartość w każdym wierszu
imports-confirm-orders = Potwierdź każde zamówienie, co czyni je sprzedażą
imports-create-missing = Utwórz brakujących klientów według kodu
imports-dry-run = Wypróbuj
imports-dry-run-note = Niczego jeszcze nie zapisano.
imports-start = Importuj
imports-created = Nowe
imports-updated = Zmienione
imports-unchanged = Bez zmian
imports-rejected = Odrzucone
imports-errors = Pobierz plik błędów
imports-errors-hint = Zawiera odrzucone wiersze z numerem, kolumną i powodem: popraw je tam i zaimportuj ten plik.
imports-done = Import zakończony.
imports-cancelled = Import przerwano. To, co zapisano wcześniej, pozostaje.
imports-open-list = Otwórz listę
imports-again = Importuj inny plik
imports-back = Wstecz
imports-rows = { $rows ->
    [one] { $rows } wiersz
    [few] { $rows } wiersze
    [many] { $rows } wierszy
   *[other] { $rows } wiersza
 }

# Fields that only a file has

field-member-leg = Noga
field-product-currency = Waluta
field-appointment-people = Uczestnicy
field-order-lines-amount = Kwota pozycji
field-order-returns = Zwraca zamówienie

# Workbooks, templates, taking back

problem-import-workbook-damaged = Ten skoroszyt jest uszkodzony lub chroniony hasłem. Zapisz go ponownie jako XLSX bez hasła.
problem-import-workbook-large = Ten skoroszyt jest po rozpakowaniu za duży. Podziel go lub zapisz arkusz jako CSV.
problem-import-sheet-unknown = Skoroszyt nie ma arkusza „{ $sheet }”.
problem-import-template-names = Wybierz codes lub labels.
problem-import-undo-lines = Jego pozycje zostały zastąpione przez import; poprzednie nie są przechowywane.
problem-export-headers = Wybierz keys lub labels.
problem-export-rows-many = Arkusz mieści najwyżej { $max } wierszy. Przefiltruj listę lub eksportuj CSV.
imports-sheet = Arkusz
imports-template-xlsx-labels = Skoroszyt, nazwy w moim języku
imports-template-xlsx-codes = Skoroszyt, kody pól
imports-template-csv-labels = CSV, nazwy w moim języku
imports-template-csv-codes = CSV, kody pól
imports-undo = Cofnij import
imports-undo-text = To, co import utworzył, trafi do kosza, to, co zmienił, odzyska poprzednie wartości, poza tym, co zmieniono później: to pozostanie i zostanie wymienione.
