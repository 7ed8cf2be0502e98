# Notatki przy rekordach.

notes-title = Notatki
notes-write = Napisz notatkę
notes-field = Notatka
notes-hint = @login powiadamia współpracownika · Ctrl+Enter zapisuje
notes-save = Zapisz notatkę
notes-edited = zmieniona { $when }
notes-pinned = Przypięte
notes-pin = Przypnij notatkę: { $who }, { $when }
notes-unpin = Odepnij notatkę: { $who }, { $when }
notes-edit = Zmień notatkę z { $when }
notes-delete = Usuń notatkę: { $who }, { $when }
notes-deleted = Notatka została usunięta
notes-empty = Nie ma jeszcze notatek.

problem-note-too-many = Rekord może mieć najwyżej tyle notatek: { $max }.
problem-note-pinned-too-many = Przypiętych może być najwyżej tyle notatek rekordu: { $max }. Najpierw odepnij inną.
problem-note-empty = Notatka potrzebuje tekstu.
problem-note-too-long = Notatka jest za długa. Najwięcej znaków razem z formatowaniem: { $max }.
problem-note-not-yours = Tę notatkę napisał ktoś inny: zmienia ją tylko jej autor.
