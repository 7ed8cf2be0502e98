# Substitutos: quem substitui um colega ausente.

problem-deputy-roles = Escolha pelo menos uma função que a pessoa ausente tenha.
problem-deputy-same = Ninguém se substitui a si próprio.
problem-deputy-oneself = Não pode nomear-se a si próprio: isso cabe à pessoa ausente ou a outro administrador.
problem-deputy-days = Os dias já passaram, estão trocados ou são mais de { $max }.
problem-deputy-note-long = No máximo { $max } caracteres, numa linha.
problem-deputy-many = Há { $max } entradas para esta pessoa. Termine primeiro uma.
problem-deputy-not-running = Neste momento não vale: ainda não começou, acabou ou foi terminada.

deputies-title = Substitutos
deputies-text = Enquanto está fora, um colega substitui-o com funções suas. Vê e faz o que você poderia fazer, tudo fica registado como dele por si, e não aprova nada que um dos dois tenha pedido. Direitos sobre pessoas, funções e webhooks nunca se emprestam.
deputies-whose = Entradas de quem
deputies-own = As minhas
deputies-everybody = As de todos
deputies-new = Nomear um substituto
deputies-person = Quem está ausente
deputies-deputy = Quem substitui
deputies-roles = Funções
deputies-roles-hint = Contam as que a pessoa ausente tiver no momento.
deputies-from = Primeiro dia
deputies-until = Último dia
deputies-note = Nota
deputies-name = Nomear
deputies-named = O substituto está nomeado.
deputies-none = Ninguém substitui ninguém.
deputies-for = { $deputy } por { $person }
deputies-state-upcoming = por começar
deputies-state-running = em curso
deputies-state-over = acabou
deputies-state-ended = terminada
deputies-end = Terminar
deputies-end-text = { $deputy } deixa de poder trabalhar por { $person } a partir do próximo clique.
deputies-ended = Terminada.
deputies-acting = Está a trabalhar por { $person } até { $until }
deputies-stop = Voltar ao meu nome
deputies-begin = Trabalhar por { $person }
