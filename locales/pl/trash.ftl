# Kosz: co w nim leży, droga powrotna, usunięcie na dobre.

trash-title = Kosz: { $objects }
trash-open = Kosz
trash-search = Szukaj w koszu
trash-name = Nazwa
trash-at = Usunięto
trash-by = Przez
trash-empty = Kosz jest pusty.
trash-empty-filtered = Nic w koszu nie pasuje do wyszukiwania.
trash-more = Pokaż więcej
trash-restore = Przywróć
trash-restored = Przywrócono: { $name }
trash-undo = Cofnij
trash-purge = Usuń na dobre
trash-purge-title = Usunąć na dobre: { $name }?
trash-purge-text = Tego nie można cofnąć. Historia zachowa informację o usunięciu. Wpisz { $code }, aby kontynuować.
trash-purge-code = Kod
trash-purged = Usunięto na dobre: { $name }

problem-trash-reference-missing = Rekord, którego ten tu wymaga, sam leży w koszu albo już nie istnieje. Najpierw przywróć tamten.
problem-purge-code-wrong = To nie jest kod tego rekordu.
problem-purge-kept-sales = Na tym rekordzie opierają się potwierdzone sprzedaże; rekord zostaje.
problem-purge-kept-ledger = Do tego rekordu należą zapisy księgi; rekord zostaje.
problem-purge-kept-network = Ten członek miał miejsce w sieci; rekord zostaje.
problem-purge-kept-users = Od tego rekordu zależy użytkownik firmy; rekord zostaje, dopóki to się nie zmieni.
problem-purge-kept-records = Inne rekordy, być może z kosza, nadal odsyłają do tego; rekord zostaje, dopóki to robią.
problem-purge-kept-hold = Tej osoby dotyczy blokada prawna; rekord zostaje do jej zniesienia.
