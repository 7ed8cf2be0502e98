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
