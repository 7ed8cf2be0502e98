# Tokeny API.

problem-token-name-malformed = Nazwa ma od 1 do 100 znaków.
problem-token-days = Token żyje od 1 do { $max } dni.
problem-token-objects-empty = Wybierz co najmniej jeden obiekt albo wszystkie.
problem-token-object-unknown = Nie ma obiektu „{ $object }” dla tokenu.
problem-token-too-many = Masz { $max } tokenów. Najpierw unieważnij jeden.
problem-token-read-only = Ten token pozwala tylko czytać.
problem-token-refused = Może to zrobić tylko osoba, nie token.
problem-token-factor-duty = Rola wymaga od osoby tego tokenu drugiego składnika, którego nie ma. Gdy zostanie ustawiony, token znów zadziała.

tokens-title = Tokeny API
tokens-text = Token pozwala programowi pracować w Twoim imieniu przez API, najwyżej z Twoimi prawami, a nigdy z prawami do logowania, użytkowników, ról, webhooków, zatwierdzania i księgowania.
tokens-whose = Czyje tokeny
tokens-own = Moje tokeny
tokens-everybody = Tokeny wszystkich
tokens-new = Nowy token
tokens-name = Nazwa
tokens-name-hint = Do czego służy, na przykład program, który go używa.
tokens-days = Ważny przez
tokens-read-only = Tylko odczyt
tokens-read-only-hint = Niczego nie można nim zmienić.
tokens-read-write = Odczyt i zmiany
tokens-objects = Obiekty
tokens-objects-hint = Zostaw puste, by objąć wszystkie obiekty, które widzisz.
tokens-objects-all = Wszystkie obiekty
tokens-make = Utwórz token
tokens-shown = Token „{ $name }”
tokens-shown-text = Widać go tylko teraz. Strzeż go jak hasła.
tokens-token = Token
tokens-example = Program wysyła go z każdym żądaniem:
tokens-copy = Kopiuj token
tokens-over = Wygasł
tokens-used = Ostatnio użyty { $at }
tokens-never-used = Nigdy nie użyty
tokens-until = Ważny do { $at }
tokens-revoke = Unieważnij
tokens-revoke-text = Następne żądanie z nim zostanie odrzucone. Tego nie da się cofnąć.
tokens-revoked = Token jest unieważniony.
tokens-none = Nie ma tokenów.
tokens-more = Więcej
tokens-days-count =
    { $count ->
        [one] { $count } dzień
        [few] { $count } dni
        [many] { $count } dni
       *[other] { $count } dnia
    }
