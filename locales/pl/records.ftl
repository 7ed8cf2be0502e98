# Odmowy zapisów i list.

problem-record-read-only = Te rekordy zapisuje ich własna funkcja; tutaj nie można ich zmienić.
problem-record-own-command = Takie rekordy tworzy się osobnym poleceniem ({ $command }).
problem-column-unknown = Na tej liście nie ma kolumny „{ $token }”.
problem-limit-malformed = Strona ma od 1 do { $max } wierszy.
problem-record-reach = Tylko osoby, które mogą zmieniać wszystkie, mogą ustalać, co stoi nad czym: od tego zależy, kto widzi czyje rekordy.
problem-record-circle = Powstałoby koło: stałoby nad samym sobą.
