# Serie numerów: postać kodów.

series-title = Serie numerów
series-hint = Postać kodów rekordów. Kody już nadane pozostają bez zmian.
series-object = Dla
series-prefix = Przed numerem
series-width = Cyfry
series-yearly = Rok przed numerem
series-yearly-note = Numery każdego roku zaczynają się od 1.
series-example = Na przykład { $code }
series-next = Następny numer
series-next-note = Nigdy taki, który już nadano. Kody z importów są pomijane.
series-next-code = Następny kod
series-kept = Kody, które rekordy już mają, nie zmieniają się.
series-save = Zapisz
series-saved = Zapisano: nowe rekordy są tak numerowane.
problem-series-prefix = Przed numerem stoi najwyżej { $max } liter, cyfr, łączników, ukośników, kropek i podkreśleń, najpierw litera lub cyfra.
problem-series-width = Numer jest uzupełniany do 1–{ $max } cyfr.
problem-series-prefix-taken = Inna seria zaczyna się już od { $token }.
problem-series-next = Następny numer to liczba całkowita od 1 do { $max }.
problem-series-next-given = { $code } już nadano: następny numer jest większy.
