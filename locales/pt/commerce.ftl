# Orders and sales: refusals and states
problem-order-empty = A encomenda não tem linhas.
problem-order-too-many-lines = Uma encomenda tem no máximo { $most } linhas.
problem-order-quantity = A quantidade { $value } não está entre 1 e { $most }.
problem-order-currency-foreign = A encomenda está em { $expected }, mas este valor está em { $found }.
problem-order-price-negative = O preço { $value } é negativo.
problem-order-discount = O desconto { $value } não está entre 0% e 100%.
problem-order-discount-too-large = O desconto { $value } é negativo ou maior que a encomenda.
problem-order-volume-negative = O volume { $value } é negativo.
problem-order-step = Uma encomenda no estado “{ $state }” não permite “{ $event }”.
problem-sale-return-of-return = Uma devolução não pode ser devolvida.
problem-sale-return-too-early = A devolução de { $return } é anterior à venda de { $sale }.
problem-sale-return-lines = A devolução deve indicar uma quantidade para cada uma das { $lines } linhas da venda.
problem-sale-return-empty = A devolução não devolve nada.
problem-sale-return-negative = A quantidade devolvida { $value } é negativa.
problem-sale-return-too-many = Não é possível devolver { $value } unidades: restam { $left }.
