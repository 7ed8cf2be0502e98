# Orders and sales: refusals and states
problem-order-empty = The order has no lines.
problem-order-too-many-lines = An order has at most { $most } lines.
problem-order-quantity = The quantity { $value } is not between 1 and { $most }.
problem-order-currency-foreign = The order is in { $expected }, but this amount is in { $found }.
problem-order-price-negative = The price { $value } is negative.
problem-order-discount = The discount { $value } is not between 0% and 100%.
problem-order-discount-too-large = The discount { $value } is negative or larger than the order.
problem-order-volume-negative = The volume { $value } is negative.
problem-order-step = An order in the state “{ $state }” does not allow “{ $event }”.
problem-sale-return-of-return = A return cannot be returned.
problem-sale-return-too-early = The return of { $return } lies before the sale of { $sale }.
problem-sale-return-lines = The return must name a quantity for each of the { $lines } lines of the sale.
problem-sale-return-empty = The return takes nothing back.
problem-sale-return-negative = The returned quantity { $value } is negative.
problem-sale-return-too-many = { $value } units cannot come back: { $left } are left.
