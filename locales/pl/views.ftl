# Saved views of lists.

views-label = Widoki
views-all = Wszystkie
views-modified = Zmieniony
views-save = Zapisz
views-save-as = Zapisz jako…
views-reset = Przywróć
views-new-title = Zapisz ten widok
views-rename = Zmień nazwę
views-name = Nazwa
views-shared = Dla wszystkich, którzy czytają tę listę
views-shared-mark = dla wszystkich
views-menu = Zarządzaj widokiem „{ $name }”
views-share = Udostępnij wszystkim
views-unshare = Zachowaj tylko dla siebie
views-delete = Usuń
views-deleted = Widok „{ $name }” został usunięty
views-saved = Widok zapisany
views-narrowed = Ten widok pyta też o coś, czego nie możesz zobaczyć lub czego już nie ma; jest pokazany bez tego.
problem-view-too-many = Masz już { $max } widoków tej listy; najpierw usuń któryś.
problem-view-kanban-group = Tablica kanban potrzebuje jednego pola wyboru jako kolumn.
problem-view-narrowed = Nie widzisz wszystkiego, o co pyta ten widok, więc nie możesz go zmienić. Zapisz go pod inną nazwą.
views-mine = Moje
