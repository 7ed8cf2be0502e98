# The handbook inside the app.
help-title = Pomoc
help-book = Podręcznik
help-chapter = Rozdział
help-in-english = Podręcznik jest po angielsku.
help-chapter-start = Jak się odnaleźć
help-chapter-lists = Listy
help-chapter-import = Import i eksport
help-chapter-definitions = Obiekty i pola
help-chapter-roles = Role i uprawnienia
help-chapter-many-records = Wiele rekordów i to, co usunięte
help-chapter-network = Sieć
help-chapter-commissions = Zamykanie miesiąca
help-chapter-plan-language = Język planów
help-chapter-formats = Pliki obliczenia
help-chapter-signing-in = Logowanie
help-chapter-rights = Wyjaśnij prawo
help-chapter-audit-log = Dziennik audytu
