# Orders and sales: refusals and states
problem-order-empty = El pedido no tiene líneas.
problem-order-too-many-lines = Un pedido tiene como máximo { $most } líneas.
problem-order-quantity = La cantidad { $value } no está entre 1 y { $most }.
problem-order-currency-foreign = El pedido está en { $expected }, pero este importe está en { $found }.
problem-order-price-negative = El precio { $value } es negativo.
problem-order-discount = El descuento { $value } no está entre 0 % y 100 %.
problem-order-discount-too-large = El descuento { $value } es negativo o supera el pedido.
problem-order-volume-negative = El volumen { $value } es negativo.
problem-order-step = Un pedido en el estado «{ $state }» no permite «{ $event }».
problem-sale-return-of-return = Una devolución no puede devolverse.
problem-sale-return-too-early = La devolución del { $return } es anterior a la venta del { $sale }.
problem-sale-return-lines = La devolución debe indicar una cantidad para cada una de las { $lines } líneas de la venta.
problem-sale-return-empty = La devolución no devuelve nada.
problem-sale-return-negative = La cantidad devuelta { $value } es negativa.
problem-sale-return-too-many = No se pueden devolver { $value } unidades: quedan { $left }.
