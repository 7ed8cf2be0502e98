# Отказы записи и списков.

problem-record-read-only = Эти записи ведёт их собственная функция; здесь их изменить нельзя.
problem-record-own-command = Такие записи создаются отдельной командой ({ $command }).
problem-column-unknown = В этом списке нет столбца «{ $token }».
problem-limit-malformed = На странице от 1 до { $max } строк.
