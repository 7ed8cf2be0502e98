# Logowanie, użytkownicy i hasła.

problem-sign-in-wrong = Login lub hasło jest nieprawidłowe.
problem-password-short = Hasło musi mieć co najmniej { $min } znaków.
problem-password-long = Hasło może mieć najwyżej { $max } znaków.
problem-password-like-login = Hasło jest zbyt podobne do loginu.
problem-password-simple = Hasło zbyt łatwo odgadnąć: powtarza się albo idzie po klawiaturze.
problem-language-unknown = Nie ma języka „{ $value }”: wybierz en, fr, pt, es, pl lub ru.
problem-zone-unknown = Nie ma strefy czasowej „{ $value }”.
problem-theme-unknown = Nie ma motywu „{ $value }”: wybierz light, dark lub system.
problem-login-taken = Login „{ $login }” jest już zajęty.
problem-login-malformed = Login ma od 2 do 120 znaków bez spacji.
problem-user-unknown = Nie ma użytkownika „{ $login }”.
problem-role-unknown = Nie ma roli „{ $role }”.
problem-settings-empty = Podaj co najmniej jedną wartość do zmiany.
problem-company-name-malformed = Nazwa firmy ma od 1 do 120 znaków.
problem-password-wrong = Obecne hasło jest błędne.
problem-password-common = Hasło składa się ze słów, których używają wszyscy. Wybierz własne zdanie.

# Sesje i hasło
session-security = Logowanie i bezpieczeństwo
session-where = Gdzie jesteś zalogowany
session-present = To urządzenie
session-when = Zalogowano { $begun } · ostatnio użyte { $seen }
session-device = { $browser } na { $system }
session-device-unknown = Nieznane urządzenie
session-end = Zakończ
session-end-title = Zakończyć tę sesję?
session-end-text = Kto z niej korzysta, zostanie od razu wylogowany.
session-end-others = Zakończ wszystkie inne
session-end-others-text = Wszystkie inne urządzenia zostaną od razu wylogowane.
session-ended = Zakończono
session-password = Hasło
session-password-change = Zmień hasło
session-password-current = Obecne hasło
session-password-new = Nowe hasło
session-password-rule = Co najmniej { $min } znaków; najlepsze jest zdanie. Wszystkie inne urządzenia zostaną wylogowane.
session-password-changed = Hasło zostało zmienione; wszystkie inne urządzenia wylogowano.
session-choose = Wybierz hasło
session-choose-invited = Witaj, { $name }. Wybierz hasło, którym będziesz się logować.
session-choose-reset = { $name }, wybierz nowe hasło.
session-choose-rule = Co najmniej { $min } znaków; najlepsze jest zdanie.
session-chosen = Hasło zostało ustawione. Zaloguj się nim.
