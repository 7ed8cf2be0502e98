# Recusas de escritas e listas.

problem-record-read-only = Estes registos são escritos pela sua própria função; não se alteram aqui.
problem-record-own-command = Estes registos criam-se por um comando próprio ({ $command }).
problem-column-unknown = Não há coluna «{ $token }» nesta lista.
problem-limit-malformed = Uma página tem de 1 a { $max } linhas.
