# Zastępstwa: kto zastępuje nieobecną osobę.

problem-deputy-roles = Wybierz co najmniej jedną rolę, którą ma osoba nieobecna.
problem-deputy-same = Nikt nie zastępuje sam siebie.
problem-deputy-oneself = Nie możesz wyznaczyć siebie: robi to osoba nieobecna albo inny administrator.
problem-deputy-days = Te dni już minęły, są odwrócone albo jest ich więcej niż { $max }.
problem-deputy-note-long = Najwyżej { $max } znaków, w jednym wierszu.
problem-deputy-many = Ta osoba ma { $max } wpisów. Najpierw zakończ jeden.
problem-deputy-not-running = To teraz nie obowiązuje: jeszcze się nie zaczęło, minęło albo zostało zakończone.

deputies-title = Zastępstwa
deputies-text = Podczas Twojej nieobecności ktoś zastępuje Cię z wybranymi Twoimi rolami. Widzi i robi to, co możesz Ty, wszystko jest zapisane jako zrobione za Ciebie, i nie zatwierdza niczego, o co któreś z was poprosiło. Prawa do osób, ról i webhooków nigdy nie są użyczane.
deputies-whose = Czyje wpisy
deputies-own = Moje
deputies-everybody = Wszystkich
deputies-new = Wyznacz zastępcę
deputies-person = Kto jest nieobecny
deputies-deputy = Kto zastępuje
deputies-roles = Role
deputies-roles-hint = Liczą się te, które osoba nieobecna ma w danej chwili.
deputies-from = Pierwszy dzień
deputies-until = Ostatni dzień
deputies-note = Uwaga
deputies-name = Wyznacz
deputies-named = Zastępca jest wyznaczony.
deputies-none = Nikt nikogo nie zastępuje.
deputies-for = { $deputy } za: { $person }
deputies-state-upcoming = nadchodzi
deputies-state-running = trwa
deputies-state-over = minęło
deputies-state-ended = zakończone
deputies-end = Zakończ
deputies-end-text = Od następnego kliknięcia { $deputy } nie będzie już pracować za: { $person }.
deputies-ended = Zakończone.
deputies-acting = Pracujesz za: { $person }, do { $until }
deputies-stop = Wróć do własnego nazwiska
deputies-begin = Pracuj za: { $person }
