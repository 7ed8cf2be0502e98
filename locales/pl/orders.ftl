# Zamówienia i sprzedaż.

problem-order-final = Zamówienie jest już potwierdzone lub anulowane i się nie zmieni.
problem-order-reason-missing = Podaj, dlaczego zamówienie jest anulowane.
problem-order-return-unknown = Nie ma sprzedaży „{ $code }”, którą można zwrócić.
orders-confirm = Potwierdź
orders-confirm-note = Zamówienie stanie się sprzedażą i nie będzie można go zmienić.
orders-cancel = Anuluj zamówienie
orders-cancel-reason = Powód
orders-drafts = Zamówienia do potwierdzenia
orders-months = Zamówienia według miesięcy
orders-months-all = Wszystkie zamówienia
orders-months-count = { $count ->
    [one] { $count } zamówienie
    [few] { $count } zamówienia
    [many] { $count } zamówień
   *[other] { $count } zamówienia
  }
