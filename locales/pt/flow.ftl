# Approvals and states
problem-flow-needed = Um pedido requer entre uma e nove aprovações.
problem-flow-closed = Este pedido já está encerrado.
problem-flow-own-request = Foi você que fez este pedido: outra pessoa deve decidir.
problem-flow-decided-before = Você já decidiu sobre este pedido.
problem-flow-not-requester = Só quem fez o pedido pode retirá-lo.
problem-flow-comment-missing = Indique por que rejeita o pedido.
problem-flow-comment-too-long = O comentário tem mais de 2000 caracteres.
problem-flow-time-backwards = A decisão tem data anterior ao pedido ou a uma decisão anterior.
problem-flow-step = O passo “{ $event }” não é possível no estado “{ $state }”.
