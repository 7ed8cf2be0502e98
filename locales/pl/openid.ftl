# Logowanie przez dostawcę (OpenID Connect).

problem-openid-refused = Ta odpowiedź nie należy do logowania rozpoczętego w tej przeglądarce. Zacznij od nowa.
problem-openid-unknown = Nikt tutaj nie jest połączony z tym logowaniem. Zaloguj się hasłem i połącz je w „Logowanie i bezpieczeństwo” albo poproś administratora o zaproszenie.
problem-openid-unreachable = „{ $provider }” jest teraz nieosiągalny albo nie odpowiada tak, jak powinien. Spróbuj później albo zaloguj się inaczej.
problem-openid-known = To logowanie jest już połączone.
problem-openid-many = Masz { $max } połączonych logowań. Najpierw odłącz jedno.
problem-openid-proof-factor = Wpisz zamiast tego kod drugiego składnika.
problem-sign-in-last = To Twój ostatni sposób logowania. Najpierw ustaw hasło albo klucz dostępu.

openid-title = Dostawcy logowania
openid-text = Połączony dostawca loguje Cię tutaj, gdy rozpozna Cię u siebie. To, co mówi o Twoim adresie e-mail, nie ma znaczenia.
openid-sign-in = Zaloguj się przez { $provider }
openid-link = Połącz { $provider }
openid-prove = Użyj { $provider }
openid-since = połączono { $at }
openid-gone = Ten dostawca nie jest już tutaj ustawiony.
openid-unlink = Odłącz
openid-unlink-text = Od teraz niczego nie otwiera. Wszystkie inne urządzenia zostaną wylogowane.
openid-unlinked = Dostawca jest odłączony.
openid-denied = Dostawca Cię nie zalogował.
openid-back = Wstecz
