# Rama aplikacji internetowej: logowanie, nawigacja, wyszukiwanie, zadania, ustawienia.
shell-sign-in = Zaloguj się
shell-sign-in-login = Login
shell-sign-in-login-missing = Podaj login.
shell-sign-in-password = Hasło
shell-sign-in-password-missing = Podaj hasło.
shell-sign-in-show-password = Pokaż lub ukryj hasło
shell-sign-out = Wyloguj się
shell-demo-title = Firma demonstracyjna
shell-demo-text = Wybierz, jako kto się zalogować:
shell-account-menu = Konto: { $name }
shell-navigation = Nawigacja główna
shell-skip = Przejdź do treści
shell-more = Więcej
shell-create = Dodaj
shell-close = Zamknij
shell-cancel = Anuluj
shell-none = brak
shell-loading = Wczytywanie
shell-loading-more = Wczytywanie kolejnych…
shell-more-failed = Nie udało się wczytać kolejnych wierszy.
shell-words-missing = Nie udało się wczytać Twojego języka; do ponownego wczytania strony teksty są po angielsku.
shell-nothing-found = Nic nie znaleziono
shell-try-again = Spróbuj ponownie
shell-rank-inactive = { $rank }, nieaktywny

# Groups of the navigation
shell-group-people = Ludzie
shell-group-network = Sieć
shell-group-sales = Sprzedaż
shell-group-earnings = Zarobki
shell-group-settings = Ustawienia

# Today
shell-today = Dzisiaj
# On a key figure of Today whose request failed; a button to try again stands below.
shell-figure-failed = Nie udało się odczytać.
shell-today-greeting = Dzień dobry, { $name }
shell-back-to-today = Przejdź do Dzisiaj

# Search
shell-search = Szukaj
shell-search-placeholder = Ekran, czynność, nazwa, kod…
shell-search-screens = Ekrany
shell-search-records = Rekordy
shell-search-here = Na tym ekranie
shell-search-actions = Czynności
shell-search-views = Widoki
shell-search-choice = { $name }: { $value }

# Jobs
shell-jobs = Zadania
shell-jobs-empty = Nie uruchomiono jeszcze żadnej dłuższej pracy. Tutaj pojawią się importy i naliczenia prowizji.
shell-jobs-open =
    { $count ->
        [0] Zadania
        [one] Zadania, { $count } w toku
        [few] Zadania, { $count } w toku
        [many] Zadania, { $count } w toku
       *[other] Zadania, { $count } w toku
    }
shell-job-queued = Oczekuje
shell-job-running = W toku
shell-job-done = Zakończone
shell-job-failed = Nieudane
shell-job-cancelled = Anulowane
shell-job-cancel = Anuluj
shell-job-progress = Postęp: { $title }
shell-job-result = Otwórz wynik

# Settings
shell-settings = Moje ustawienia
shell-settings-saved = Zapisano
shell-language = Język
shell-theme = Wygląd
shell-theme-system = Systemowy
shell-theme-light = Jasny
shell-theme-dark = Ciemny
shell-zone = Strefa czasowa
shell-zone-now = Jest tam teraz { $time }

# Keys
shell-keys-title = Klawiatura
shell-key-search = Szukaj ekranów i rekordów
shell-key-filter = Szukaj na liście
shell-key-new = Nowy rekord na liście
shell-key-move = Następny lub poprzedni wiersz albo rekord
shell-key-cell = W wierszu: do komórki, którą można zmienić
shell-key-open = Otwórz wiersz, zmień komórkę
shell-key-edit = Edytuj rekord
shell-key-close = Zamknij lub opuść pole
shell-key-walk = W sieci: w górę, w dół, obok
shell-key-zoom = W sieci: bliżej, dalej, całość
shell-key-help = Pokaż tę pomoc

# What goes wrong before the server can say a word
shell-not-found-title = Nie znaleziono
shell-not-found-text = Pod tym adresem nic nie ma albo nie masz do niego dostępu.
shell-forbidden-title = Brak dostępu
shell-forbidden-text = Nie masz prawa tego zrobić. Jeśli go potrzebujesz, zwróć się do administratora.
shell-crash-title = Nie można pokazać tego ekranu
shell-crash-text = Coś poszło nie tak w przeglądarce. Nic, co zapisano, nie przepadło. Spróbuj ponownie.
shell-crash-stale = Aplikacja została zaktualizowana. Wczytaj stronę ponownie.
shell-problem-offline = Serwer nie odpowiedział. Sprawdź połączenie i spróbuj ponownie; nic nie wykona się dwa razy.
shell-problem-unreadable = Serwer zwrócił nieczytelną odpowiedź ({ $status }). Spróbuj za chwilę.
shell-problem-unexpected = Stało się coś nieoczekiwanego. Spróbuj ponownie.
shell-problem-request = Numer zapytania: { $id }
shell-edit-hint = Kliknij lub naciśnij Enter, aby zmienić
