# News: the block on Today.

news-today = News
news-all = All news
news-new = New news item
