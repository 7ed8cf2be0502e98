# Noticias: el bloque de Hoy.

news-today = Noticias
news-all = Todas las noticias
news-new = Nueva noticia
