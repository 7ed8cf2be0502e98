# Wiadomości: blok na ekranie Dziś.

news-today = Wiadomości
news-all = Wszystkie wiadomości
news-new = Nowa wiadomość
