# Orders and sales: refusals and states
problem-order-empty = Zamówienie nie ma pozycji.
problem-order-too-many-lines = Zamówienie ma najwyżej { $most } pozycji.
problem-order-quantity = Ilość { $value } nie mieści się między 1 a { $most }.
problem-order-currency-foreign = Zamówienie jest w { $expected }, a ta kwota w { $found }.
problem-order-price-negative = Cena { $value } jest ujemna.
problem-order-discount = Rabat { $value } nie mieści się między 0% a 100%.
problem-order-discount-too-large = Rabat { $value } jest ujemny lub większy niż zamówienie.
problem-order-volume-negative = Wolumen { $value } jest ujemny.
problem-order-step = Zamówienie w stanie „{ $state }” nie pozwala na „{ $event }”.
problem-sale-return-of-return = Zwrotu nie można zwrócić.
problem-sale-return-too-early = Zwrot z dnia { $return } jest wcześniejszy niż sprzedaż z dnia { $sale }.
problem-sale-return-lines = Zwrot musi podawać ilość dla każdej pozycji sprzedaży (pozycji: { $lines }).
problem-sale-return-empty = Zwrot niczego nie obejmuje.
problem-sale-return-negative = Zwracana ilość { $value } jest ujemna.
problem-sale-return-too-many = Nie można zwrócić { $value } szt.: pozostało { $left }.
