# Rechazos de escrituras y listas.

problem-record-read-only = Estos registros los escribe su propia función; aquí no se cambian.
problem-record-own-command = Estos registros se crean con su propia orden ({ $command }).
problem-column-unknown = No existe la columna «{ $token }» en esta lista.
problem-limit-malformed = Una página tiene de 1 a { $max } filas.
problem-record-reach = Solo quien puede modificarlos todos puede decir qué está por encima de qué: eso decide quién ve los registros de quién.
problem-record-circle = Eso formaría un círculo: estaría por encima de sí mismo.
