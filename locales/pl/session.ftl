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
session-forgot = Nie pamiętasz hasła?
session-forgot-title = Zapomniane hasło
session-forgot-text = Wpisz login. Jeśli jest tu znany, na zapisany adres pójdzie wiadomość z linkiem.
session-forgot-send = Wyślij link
session-forgot-sent = Jeśli login jest znany, wiadomość jest w drodze. Link działa raz i przez 30 minut.
session-forgot-no-mail = Ta instalacja nie wysyła wiadomości. Poproś administratora o link.
session-back = Wróć do logowania
problem-second-factor-needed = Wpisz też kod z telefonu.
problem-second-factor-wrong = Kod jest błędny albo już użyty. Poczekaj na następny.
problem-second-factor-there = Drugi składnik już istnieje. Najpierw go usuń.
problem-second-factor-none = Nie ma drugiego składnika.
problem-proof-needed = Pokaż jeszcze raz, kim jesteś.

# Drugi składnik i potwierdzenie
factor-title = Drugi składnik
factor-on = Włączony
factor-text = Z kodem z aplikacji w telefonie samo skradzione hasło niczego nie otwiera.
factor-since = Kod jest wymagany przy każdym logowaniu od { $date }.
factor-set-up = Skonfiguruj
factor-scan = Zeskanuj ten obraz aplikacją do kodów, na przykład w telefonie lub menedżerze haseł.
factor-picture = Obraz do zeskanowania
factor-type = Albo wpisz ten klucz w aplikacji:
factor-here = Na tym urządzeniu: otwórz aplikację.
factor-confirm-text = Potem wpisz kod, który pokazuje aplikacja:
factor-figure = Cyfra { $number } z 6
factor-confirm = Włącz
factor-recovery = Kody zapasowe
factor-recovery-text = Każdy kod pozwala wejść raz, gdy zgubisz telefon. Widać je tylko teraz: wydrukuj je lub zachowaj w menedżerze haseł.
factor-recovery-copy = Kopiuj kody
factor-recovery-kept = Zachowałem je
factor-recovery-new = Nowe kody zapasowe
factor-remove = Wyłącz
factor-remove-text = Do konta wystarczy wtedy samo hasło. Kody zapasowe przestaną działać.
factor-removed = Drugi składnik jest wyłączony.
factor-code = Kod
factor-code-hint = Sześć cyfr z telefonu albo kod zapasowy.
problem-second-factor-duty = Najpierw ustaw drugi składnik: wymaga tego Twoja rola.
factor-duty = Jeszcze jedno, zanim przejdziesz dalej
factor-duty-text = Twoja rola wymaga drugiego składnika: kodu z aplikacji w telefonie oprócz hasła. Ustaw go teraz; wcześniej nic innego się nie otworzy.
proof-title = Jeszcze raz: czy to Ty?
proof-code-text = To wymaga świeżego potwierdzenia. Wpisz kod z telefonu lub kod zapasowy.
proof-password-text = To wymaga świeżego potwierdzenia. Wpisz hasło.
proof-go-on = Dalej
factor-recovery-left =
    { $count ->
        [one] Pozostał { $count } kod zapasowy.
        [few] Pozostały { $count } kody zapasowe.
        [many] Pozostało { $count } kodów zapasowych.
       *[other] Pozostało { $count } kodu zapasowego.
    }
