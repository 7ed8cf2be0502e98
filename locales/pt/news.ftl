# Notícias: o bloco em Hoje.

news-today = Notícias
news-all = Todas as notícias
news-new = Nova notícia
