# Objects and fields a company adds itself.
definitions-title = Obiekty i pola
definitions-hint = Dodaj własne pola, opcje i układy. To, co dodasz, można od razu filtrować, sortować, importować i eksportować.
definitions-object = Obiekt
definitions-own-count = Własne pola
definitions-version = Wersja
definitions-fields = Pola
definitions-standard = Standardowe
definitions-none-yet = Nie ma jeszcze własnych pól.
definitions-add = Dodaj pole
definitions-edit = Zmień: { $name }
definitions-remove = Usuń: { $name }
definitions-up = Przesuń w górę: { $name }
definitions-down = Przesuń w dół: { $name }
definitions-type = Typ
definitions-key = Klucz
definitions-key-note = Dla plików i programów. Później nie można go zmienić.
definitions-label = Etykieta
definitions-other-languages = W innych językach
definitions-required = Wymagane
definitions-unique = Nie może się powtarzać
definitions-search = Uwzględniane w wyszukiwaniu
definitions-personal = Dane osobowe
definitions-min = Najmniej
definitions-max = Najwięcej
definitions-digits = Miejsca po przecinku
definitions-to = Wskazuje na
definitions-default = Wartość w nowym wpisie
definitions-options = Opcje
definitions-option-add = Dodaj opcję
definitions-option-label = Opcja { $number }
definitions-option-color = Kolor opcji { $number }
definitions-option-remove = Usuń opcję { $number }
definitions-option-usual = { $name }: znów jak w standardzie
definitions-more-options = Opcje pola { $name }
definitions-layout = Układ
definitions-list-columns = Kolumny listy
definitions-card-lines = Wiersze karty
definitions-form-sections = Sekcje formularza
definitions-section-title = Tytuł sekcji { $number }
definitions-section-fields = Pola sekcji { $number }
definitions-section-add = Dodaj sekcję
definitions-section-remove = Usuń sekcję { $number }
definitions-layout-standard = Wróć do układu standardowego
definitions-layout-own = Zmień układ
definitions-review = Sprawdź i zastosuj
definitions-apply = Zastosuj
definitions-applied = Zastosowano: teraz widzą to wszyscy.
definitions-nothing = Nic się nie zmienia.
definitions-changes = Co się zmieni
definitions-problems = Co stoi na przeszkodzie
definitions-note = Dlaczego (dla następców)
definitions-history = Wersje
definitions-undo = Cofnij ostatnią wersję
definitions-undone = Znów obowiązuje poprzednia wersja.
definitions-unsaved = Jeszcze niezastosowane
definitions-discard = Odrzuć
definitions-done = Gotowe
definitions-choose = Dodaj tu pole
section-more = Inne
section-main = Główne
definitions-new = Nowy obiekt
definitions-new-hint = To, o czym firma prowadzi zapisy, a czego Treeline jeszcze nie ma: wizyty, pojazdy, reklamacje. Od razu dostaje listę, formularz, import, eksport i całą resztę; potem dodaj mu pola.
definitions-one = Jeden
definitions-many = Wiele
definitions-series = Numery zaczynają się od
definitions-series-note = Na przykład WIZYTA-. Później nie można tego zmienić.
definitions-names = Nazwy
definitions-own = Własny obiekt
definitions-kind = Rodzaj
definitions-retired = Wycofany
definitions-retire = Wycofaj z użycia
definitions-restore = Przywróć do użycia
definitions-retired-note = Nikt nie widzi tego obiektu. Jego rekordy są zachowane i wrócą razem z nim.
definitions-new-rights = Administratorzy widzą go od razu. Innym rolom nadaj go w uprawnieniach roli.
definitions-change-object-added = Nowy obiekt: { $name }
definitions-change-object-renamed = Inne nazwy: { $name }
definitions-change-object-retired = Wycofany: { $name }
definitions-change-object-restored = Znów w użyciu: { $name }
definitions-kept-records = { $count ->
    [one] { $count } rekord jest zachowany
    [few] { $count } rekordy są zachowane
    [many] { $count } rekordów jest zachowanych
   *[other] { $count } rekordu jest zachowane
 }
definitions-change-field-added = Nowe pole: { $name }
definitions-change-field-removed = Pole znika: { $name }
definitions-change-field-changed = Pole się zmienia: { $name }
definitions-change-option-added = Nowa opcja: { $name }
definitions-change-option-changed = Inne słowa lub kolor wyboru: { $name }
definitions-change-option-removed = Opcja znika: { $name }
definitions-change-options-ordered = Inna kolejność wyborów: { $name }
definitions-change-layout-changed = Układ się zmienia
definitions-kept = { $count ->
    [one] { $count } wpis ma wartość; zostaje zachowana
    [few] { $count } wpisy mają wartość; zostaje zachowana
    [many] { $count } wpisów ma wartość; zostaje zachowana
   *[other] { $count } wpisu ma wartość; zostaje zachowana
 }
definitions-type-text = Tekst
definitions-type-long_text = Długi tekst
definitions-type-rich_text = Tekst sformatowany
definitions-type-email = E-mail
definitions-type-phone = Telefon
definitions-type-url = Adres WWW
definitions-type-integer = Liczba całkowita
definitions-type-decimal = Liczba dziesiętna
definitions-type-rate = Procent
definitions-type-money = Kwota
definitions-type-bool = Tak lub nie
definitions-type-date = Data
definitions-type-time = Data i godzina
definitions-type-choice = Jedna opcja
definitions-type-multi_choice = Kilka opcji
definitions-type-reference = Odnośnik do wpisu
definitions-type-links = Powiązania z wieloma rekordami
definitions-type-address = Adres pocztowy
definitions-type-file = Plik
definitions-type-image = Obraz
definitions-type-country = Kraj
definitions-type-currency = Waluta
definitions-type-language = Język
definitions-color-gray = Szary
definitions-color-blue = Niebieski
definitions-color-teal = Morski
definitions-color-green = Zielony
definitions-color-amber = Bursztynowy
definitions-color-orange = Pomarańczowy
definitions-color-red = Czerwony
definitions-color-violet = Fioletowy
# Refusals.
problem-definition-too-many-fields = Obiekt mieści najwyżej { $max } własnych pól.
problem-definition-key-taken = Pole { $token } już istnieje.
problem-definition-key = Klucz zaczyna się od { $prefix } i ma tylko małe litery, cyfry i podkreślenia, najwyżej 42 znaki.
problem-definition-type = Nie można dodać pola tego typu.
problem-definition-not-for-type = To nie pasuje do typu pola.
problem-definition-reference = Podaj, na jaki obiekt wskazuje pole.
problem-definition-digits = Liczba dziesiętna ma od 0 do 9 miejsc po przecinku.
problem-definition-length = Długość mieści się między 1 a { $max }.
problem-definition-borders = Najmniejsza wartość przekracza największą.
problem-definition-no-label = Podaj etykietę w co najmniej jednym języku.
problem-definition-language = Treeline nie zna języka { $token }.
problem-definition-label = Etykieta ma najwyżej { $max } znaków, w jednym wierszu.
problem-definition-options = Wybór ma od 1 do { $max } opcji.
problem-definition-option-key = { $token } nie jest kluczem albo występuje dwa razy: tylko małe litery, cyfry i podkreślenia.
problem-definition-color = Nie ma takiego koloru.
problem-definition-layout-field = { $token } nie może tu stać albo stoi tu dwa razy.
problem-definition-layout-required = Wymaganego pola { $field } nie ma w żadnej sekcji formularza.
problem-definition-type-fixed = { $token } było wcześniej innego rodzaju i jego wartości są zachowane. Wybierz inny klucz.
problem-definition-not-unique = Niektóre wpisy mają już tę samą wartość.
problem-definition-option-used = { $count ->
    [one] { $count } wpis używa { $token }: najpierw go zmień.
    [few] { $count } wpisy używają { $token }: najpierw je zmień.
    [many] { $count } wpisów używa { $token }: najpierw je zmień.
   *[other] { $count } wpisu używa { $token }: najpierw je zmień.
 }
problem-definition-nothing-to-undo = Nie ma czego cofnąć.
problem-definition-object-words = Własny obiekt potrzebuje nazwy pojedynczej i mnogiej; obiekt standardowy ich nie przyjmuje.
problem-definition-series = Początek numerów ma od 1 do { $max } wielkich liter i cyfr, najpierw litera, a na końcu łącznik.
problem-definition-series-fixed = Numery tego obiektu zaczynają się jak dotąd: rekordy już je mają.
problem-definition-series-taken = Numery innego obiektu już zaczynają się od { $token }.
problem-definition-object-needed = Pole { $field } obiektu { $object } wskazuje na ten obiekt: najpierw je usuń.
problem-definition-too-many-objects = Firma tworzy najwyżej { $max } obiektów.
definitions-computed = Obliczane ze wzoru
definitions-formula = Wzór
definitions-formula-note = Na przykład x_pieces * x_price, if(status = "active", x_fee, 0), x_ends_on - x_begins_on, first(x_discount, 0). Funkcje: if, min, max, round, abs, first, is_empty, join, length, year, month, day.
definitions-formula-fields = Pola do wstawienia
jobs-title-compute = Obliczanie wzorów: { $objects }
problem-definition-computed = Pole obliczane ze wzoru nie ma takiego ustawienia: nikt w nie nic nie wpisuje.
problem-compute-long = Wzór ma najwyżej { $max } znaków.
problem-compute-deep = Wzór jest zagnieżdżony więcej niż { $max } razy.
problem-compute-syntax = { $place ->
    [end] Wzoru nie da się odczytać: czegoś brakuje na końcu. Tekst stoi w prostych cudzysłowach, liczba ma kropkę.
   *[token] Wzoru nie da się odczytać przy „{ $token }”. Tekst stoi w prostych cudzysłowach, liczba ma kropkę.
 }
problem-compute-name = Nie ma pola ani funkcji { $name }.
problem-compute-field = Wzór nie może czytać pola { $field }: zapisuje je inna część Treeline, samo jest obliczane albo jego typ nie ma wartości do liczenia.
problem-compute-type = „{ $sign }” nie pasuje do { $left } i { $right }.
problem-compute-arguments = { $name } nie przyjmuje tych wartości.
problem-compute-choice = Pole { $field } nie ma wyboru { $value }: warunek nigdy by nie zaszedł.
problem-compute-result = Wzór daje { $kind }, co nie pasuje do typu pola.
definitions-recognised = Rozpoznawane po
definitions-recognised-note = Po tych polach znajduje się prawdopodobne duplikaty. Nic nie wybrano: jak w standardzie.
definitions-change-recognised-changed = Zmienia się to, po czym znajduje się duplikaty
problem-definition-recognised = Po { $token } niczego się nie rozpoznaje albo stoi tu dwa razy; najwyżej { $max } pól.
definitions-type-code = Numer z serii
definitions-series-new = Każdy nowy rekord sam otrzymuje następny numer; rekordy, które już są, pozostają bez numeru.
definitions-series-elsewhere = Postać numerów zmienia się w Ustawienia → Serie numerów.
problem-definition-series-missing = Pole tego typu określa postać swoich numerów.
