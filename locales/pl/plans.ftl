# Ekrany planów.
plans-check = Kontrola
plans-check-again = Sprawdź ponownie
plans-good = Planu można użyć
plans-error = błąd
plans-lint = uwaga
plans-note = informacja
plans-line = Wiersz { $line }
plans-text = Tekst planu
plans-text-note = Zmiany tutaj są tylko próbą. Aby je zapisać, edytuj rekord.
plans-release = Wprowadź
plans-release-note = Od tego dnia miesiące są liczone według tego planu. Ostatni autor zmian nie może go wprowadzić.
plans-from = Pierwszy dzień
plans-released = Plan obowiązuje.
