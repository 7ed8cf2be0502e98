# Approvals and states
problem-flow-needed = Запросу требуется от одного до девяти согласований.
problem-flow-closed = Этот запрос уже закрыт.
problem-flow-own-request = Это ваш запрос: решение должен принять другой человек.
problem-flow-decided-before = Вы уже приняли решение по этому запросу.
problem-flow-not-requester = Отозвать запрос может только тот, кто его подал.
problem-flow-comment-missing = Укажите, почему вы отклоняете запрос.
problem-flow-comment-too-long = Комментарий длиннее 2000 знаков.
problem-flow-time-backwards = Решение датировано раньше запроса или более раннего решения.
problem-flow-step = Шаг «{ $event }» невозможен в состоянии «{ $state }».
