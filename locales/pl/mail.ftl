# Wiadomości o logowaniu.

mail-hello = Dzień dobry { $name },
mail-ignore = Jeśli nie spodziewasz się tej wiadomości, nie musisz nic robić.
mail-invitation-subject = { $company }: Twój dostęp
mail-invitation-text = masz dostęp do { $company }. Twój login to { $login }. Wybierz hasło, którym będziesz się logować.
mail-invitation-link = Wybierz hasło
mail-invitation-until = Link działa raz i przez siedem dni.
mail-reset-subject = { $company }: nowe hasło
mail-reset-text = ktoś poprosił o nowe hasło do Twojego loginu { $login }. Jeśli to Ty, wybierz je teraz.
mail-reset-link = Wybierz nowe hasło
mail-reset-until = Link działa raz i przez 30 minut.
mail-factor-reset-subject = { $company }: Twój drugi składnik został usunięty
mail-factor-reset-text = administrator firmy { $company } usunął drugi składnik Twojego loginu { $login }, a wszystkie Twoje sesje zostały zakończone. Do konta wystarczy teraz samo hasło.
mail-factor-reset-then = Ustaw nowy drugi składnik w ustawieniach, w części „Logowanie i bezpieczeństwo”. Jeśli o to nie prosisz, od razu powiadom administratora.
mail-link-by-hand-subject = { $company }: ktoś ma link do Twojego hasła
mail-link-by-hand-text = administrator firmy { $company } utworzył link, którym można wybrać hasło do Twojego loginu { $login }, aby Ci go przekazać.
mail-link-by-hand-then = Jeśli nie prosisz o link albo nikt Ci go nie przekazuje, od razu powiadom administratora.
mail-password-chosen-subject = { $company }: Twoje hasło zostało zmienione
mail-password-chosen-text = dla Twojego loginu { $login } w firmie { $company } wybrano inne hasło, a wszystkie Twoje pozostałe sesje zostały zakończone.
mail-password-chosen-then = Jeśli to nie Ty, poproś o nowe hasło na stronie logowania i od razu powiadom administratora.
mail-address-changed-subject = { $company }: Twoja poczta trafia pod inny adres
mail-address-changed-text = administrator firmy { $company } zmienił adres Twojego loginu { $login }: wiadomości o logowaniu trafiają odtąd pod inny adres. To ostatnia wiadomość na ten adres.
mail-address-changed-then = Jeśli o to nie prosisz, od razu powiadom administratora.
mail-news-subject = { $company }: { $text }
mail-news-link = Otwórz
mail-news-why = Ten e-mail przychodzi, bo tak wybrano dla wiadomości tego rodzaju, za dzwonkiem.
