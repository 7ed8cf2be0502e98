# Actualités : le bloc d’Aujourd’hui.

news-today = Actualités
news-all = Toutes les actualités
news-new = Nouvelle actualité
