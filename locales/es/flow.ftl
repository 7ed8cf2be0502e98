# Approvals and states
problem-flow-needed = Una solicitud requiere entre una y nueve aprobaciones.
problem-flow-closed = Esta solicitud ya está cerrada.
problem-flow-own-request = Usted hizo esta solicitud: debe decidir otra persona.
problem-flow-decided-before = Usted ya decidió sobre esta solicitud.
problem-flow-not-requester = Solo quien hizo la solicitud puede retirarla.
problem-flow-comment-missing = Indique por qué rechaza la solicitud.
problem-flow-comment-too-long = El comentario supera los 2000 caracteres.
problem-flow-time-backwards = La decisión tiene fecha anterior a la solicitud o a una decisión previa.
problem-flow-step = El paso «{ $event }» no es posible en el estado «{ $state }».
