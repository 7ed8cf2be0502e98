# Pedidos y ventas.

problem-order-final = El pedido ya está confirmado o anulado y no cambia.
problem-order-reason-missing = Indique por qué se anula el pedido.
problem-order-return-unknown = No hay ninguna venta «{ $code }» que devolver.
orders-confirm = Confirmar
orders-confirm-note = El pedido se convierte en venta y ya no se puede cambiar.
orders-cancel = Anular pedido
orders-cancel-reason = Motivo
orders-drafts = Pedidos por confirmar
orders-months = Pedidos por mes
orders-months-all = Todos los pedidos
orders-months-count = { $count ->
    [one] { $count } pedido
    [many] { $count } de pedidos
   *[other] { $count } pedidos
  }
