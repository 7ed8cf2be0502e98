# Recusas de escritas e listas.

problem-record-read-only = Estes registos são escritos pela sua própria função; não se alteram aqui.
problem-record-own-command = Estes registos criam-se por um comando próprio ({ $command }).
problem-column-unknown = Não há coluna «{ $token }» nesta lista.
problem-limit-malformed = Uma página tem de 1 a { $max } linhas.
problem-record-reach = Só quem pode alterar todos pode dizer o que está acima de quê: isso decide quem vê os registos de quem.
problem-record-circle = Isso formaria um círculo: ficaria acima de si mesmo.
