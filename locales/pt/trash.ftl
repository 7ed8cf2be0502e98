# O lixo: o que lá está, o caminho de volta, a eliminação definitiva.

trash-title = Lixo: { $objects }
trash-open = Lixo
trash-search = Pesquisar no lixo
trash-name = Nome
trash-at = Eliminado
trash-by = Por
trash-empty = O lixo está vazio.
trash-empty-filtered = Nada no lixo corresponde à pesquisa.
trash-more = Mostrar mais
trash-restore = Recuperar
trash-restored = { $name } foi recuperado
trash-undo = Anular
trash-purge = Eliminar de vez
trash-purge-title = Eliminar { $name } de vez?
trash-purge-text = Isto não pode ser desfeito. O histórico guarda que aconteceu. Escreva { $code } para continuar.
trash-purge-code = Código
trash-purged = { $name } foi eliminado de vez

problem-trash-reference-missing = O registo de que este precisa aqui está também no lixo ou já não existe. Recupere-o primeiro.
problem-purge-code-wrong = Este não é o código do registo.
problem-purge-kept-sales = Há vendas confirmadas assentes neste registo; ele fica.
problem-purge-kept-ledger = Há lançamentos do livro-razão que pertencem a este registo; ele fica.
problem-purge-kept-network = Este membro teve um lugar na rede; o registo fica.
problem-purge-kept-users = Um utilizador da empresa depende deste registo; ele fica até isso mudar.
problem-purge-kept-records = Outros registos ainda apontam para este, talvez a partir do lixo; ele fica até deixarem de o fazer.
problem-purge-kept-hold = Os dados desta pessoa estão sob retenção legal; o registo fica até ser levantada.
