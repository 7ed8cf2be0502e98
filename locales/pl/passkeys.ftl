# Klucze dostępu: klucze, które zostają w urządzeniu i logują bez hasła.

problem-passkey-address = Klucze dostępu wymagają adresu z nazwą i https. Zapytaj osobę, która prowadzi serwer.
problem-passkey-many = Masz { $max } kluczy dostępu. Najpierw usuń jeden.
problem-passkey-name = Nazwa ma od 1 do 60 znaków.
problem-passkey-refused = To nie jest odpowiedź na nasze pytanie. Zacznij od nowa.
problem-passkey-known = Ten klucz jest już zarejestrowany.
problem-passkey-wrong = Ten klucz nie jest Twój albo jego odpowiedź jest błędna.

passkeys-title = Klucze dostępu
passkeys-text = Klucz dostępu zostaje w Twoim urządzeniu i loguje Cię odciskiem palca, twarzą albo kodem urządzenia, bez hasła i bez kodu z aplikacji. Działa tylko pod tym adresem, więc nikt go nie wyłudzi.
passkeys-unavailable = Ta przeglądarka albo adres tego serwera nie pozwala używać kluczy dostępu.
passkeys-new = Nowy klucz dostępu
passkeys-name = Nazwa
passkeys-name-hint = Gdzie jest trzymany, na przykład „Telefon”.
passkeys-make = Utwórz klucz dostępu
passkeys-made = Klucz dostępu jest gotowy.
passkeys-since = od { $at }
passkeys-rename = Zmień nazwę
passkeys-remove = Usuń
passkeys-remove-text = Od teraz niczego nie otwiera. Usuń go także w urządzeniu. Wszystkie inne urządzenia zostaną wylogowane.
passkeys-removed = Klucz dostępu jest usunięty.
passkeys-no-key = Nie podano klucza dostępu.
passkeys-sign-in = Zaloguj się kluczem dostępu
passkeys-prove = Użyj klucza dostępu
