# Pliki przy rekordach.

attachments-title = Pliki
attachments-drop = Upuść pliki tutaj lub
attachments-choose = Wybierz pliki
attachments-camera = Zrób zdjęcie
attachments-empty = Nie ma jeszcze plików.
attachments-sending = { $name }: trwa wysyłanie
attachments-cancel = Anuluj: { $name }
attachments-download = Pobierz: { $name }
attachments-remove = Usuń: { $name }
attachments-removed = Usunięto: { $name }
attachments-preview = Podgląd: { $name }
attachments-show = Pokaż { $name }
attachments-by = { $who }, { $when }
attachments-dismiss = Zamknij: { $name }
attachments-limit = Najwyżej { $size } na plik.
field-attachment = Plik

problem-attachment-too-many = Rekord może mieć najwyżej tyle plików: { $max }.
problem-attachment-too-large = Plik jest za duży: najwyżej { $max } MiB.
problem-attachment-empty = Plik jest pusty.
problem-attachment-type-differs = Plik nie jest tym, za co się podaje: podaje „{ $declared }”, a zawiera „{ $found }”.
problem-attachment-type-refused = Rysunki SVG nie są przechowywane: mogą zawierać program. Zapisz rysunek jako PNG lub PDF.
problem-attachment-infected = Skaner antywirusowy odrzuca ten plik ({ $found }).
problem-attachment-broken = Plik urwał się po drodze. Wyślij go ponownie.
