# Encomendas e vendas.

problem-order-final = A encomenda já está confirmada ou anulada e não muda mais.
problem-order-reason-missing = Indique por que a encomenda é anulada.
problem-order-return-unknown = Não há uma venda “{ $code }” para devolver.
orders-confirm = Confirmar
orders-confirm-note = A encomenda torna-se venda e depois não pode ser alterada.
orders-cancel = Anular encomenda
orders-cancel-reason = Motivo
orders-drafts = Encomendas por confirmar
orders-months = Encomendas por mês
orders-months-all = Todas as encomendas
orders-months-count = { $count ->
    [one] { $count } encomenda
    [many] { $count } de encomendas
   *[other] { $count } encomendas
  }
