# Orders and sales: refusals and states
problem-order-empty = В заказе нет строк.
problem-order-too-many-lines = В заказе не более { $most } строк.
problem-order-quantity = Количество { $value } не лежит между 1 и { $most }.
problem-order-currency-foreign = Заказ в валюте { $expected }, а эта сумма в { $found }.
problem-order-price-negative = Цена { $value } отрицательна.
problem-order-discount = Скидка { $value } не лежит между 0 % и 100 %.
problem-order-discount-too-large = Скидка { $value } отрицательна или больше заказа.
problem-order-volume-negative = Объём { $value } отрицателен.
problem-order-step = Заказ в состоянии «{ $state }» не допускает «{ $event }».
problem-sale-return-of-return = Возврат нельзя вернуть.
problem-sale-return-too-early = Возврат от { $return } раньше продажи от { $sale }.
problem-sale-return-lines = Возврат должен указать количество для каждой строки продажи (строк: { $lines }).
problem-sale-return-empty = Возврат ничего не содержит.
problem-sale-return-negative = Возвращаемое количество { $value } отрицательно.
problem-sale-return-too-many = Нельзя вернуть { $value } шт.: осталось { $left }.
