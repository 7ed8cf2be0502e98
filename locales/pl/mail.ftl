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
mail-provider-subject = { $company }: logujesz się przez { $providers }
mail-provider-text = ktoś poprosił o nowe hasło do Twojego loginu { $login }. Nie ma go: logujesz się przez { $providers }.
mail-provider-then = Jeśli ta droga już nie działa, poproś administratora o link. Jeśli nie prosisz o hasło, nie musisz nic robić.
mail-news-subject = { $company }: { $text }
mail-news-link = Otwórz
mail-news-why = Ten e-mail przychodzi, bo tak wybrano dla wiadomości tego rodzaju, za dzwonkiem.
