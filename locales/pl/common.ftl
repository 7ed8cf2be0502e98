# Słowa wspólne dla całego produktu.

problem-not-signed-in = Nie jesteś zalogowany albo Twoja sesja wygasła. Zaloguj się, aby kontynuować.
problem-forbidden = Nie masz prawa tego zrobić. Jeśli go potrzebujesz, zwróć się do administratora.
problem-not-found = Nic tu nie ma albo nie masz do tego dostępu.
problem-version-stale = Ktoś inny zmienił to w międzyczasie. Wczytaj ponownie i wprowadź swoją zmianę jeszcze raz.
problem-version-missing = Żądanie nie podaje, którą wersję zmienia.
problem-json-malformed = Żądanie nie jest czytelnym JSON-em (wiersz { $line }, kolumna { $column }).
problem-request-malformed = Żądania nie da się odczytać.
problem-query-malformed = Adres zawiera nieczytelny parametr: { $name }.
problem-query-unknown = Ten adres nie ma parametru „{ $name }”.
problem-field-unknown = Nie ma tu pola „{ $field }”.
problem-field-missing = Brakuje pola „{ $field }”.
problem-field-type = Wartość tego pola jest niewłaściwego rodzaju.
problem-id-malformed = „{ $value }” nie jest identyfikatorem.
problem-idempotency-key-malformed = Idempotency-Key musi mieć od 1 do 128 zwykłych znaków.
problem-idempotency-key-reused = Ten Idempotency-Key został już użyty w innym żądaniu.
problem-body-too-large = Żądanie jest za duże: przyjmujemy najwyżej { $max } bajtów.
problem-body-slow = Żądanie przychodziło zbyt wolno i zostało porzucone.
problem-type-unsupported = Ten rodzaj treści nie jest tu przyjmowany.
problem-method-not-allowed = Ten adres nie przyjmuje takiego żądania.
problem-csrf-refused = Żądanie nie pochodzi z tej aplikacji i zostało odrzucone.
problem-host-refused = Aplikacja nie zna tego adresu.
problem-throttled = { $seconds ->
    [one] Zbyt wiele prób. Spróbuj ponownie za { $seconds } sekundę.
    [few] Zbyt wiele prób. Spróbuj ponownie za { $seconds } sekundy.
    [many] Zbyt wiele prób. Spróbuj ponownie za { $seconds } sekund.
   *[other] Zbyt wiele prób. Spróbuj ponownie za { $seconds } sekundy.
 }
problem-not-ready = Usługa jest zajęta lub się uruchamia. Spróbuj za chwilę.
problem-internal = Coś poszło nie tak po naszej stronie. Zgłaszając to, podaj numer tego żądania.
problem-storage-full = Pamięć masowa jest pełna: nic nie da się zapisać, dopóki operator nie zwolni miejsca. Odczyt działa.
problem-refused = Żądanie zostało odrzucone.
common-records-count = { $count ->
    [one] { $count } rekord
    [few] { $count } rekordy
    [many] { $count } rekordów
   *[other] { $count } rekordu
 }

# How days, months, moments and decimals are written where no screen writes them: letters after % are parts of a date.
said-day = %d.%m.%Y
said-month = %m.%Y
said-moment = %d.%m.%Y, %H:%M (%Z)
said-point = ,
said-language-en = angielski
said-language-fr = francuski
said-language-pt = portugalski
said-language-es = hiszpański
said-language-pl = polski
said-language-ru = rosyjski
