# Notas nos registos.

notes-title = Notas
notes-write = Escrever uma nota
notes-field = Nota
notes-hint = @utilizador avisa um colega · Ctrl+Enter guarda
notes-save = Guardar a nota
notes-edited = alterada { $when }
notes-pinned = Afixadas
notes-pin = Afixar a nota de { $who }, { $when }
notes-unpin = Desafixar a nota de { $who }, { $when }
notes-edit = Alterar a nota de { $when }
notes-delete = Eliminar a nota de { $who }, { $when }
notes-deleted = A nota foi eliminada
notes-empty = Ainda não há notas.

problem-note-too-many = Um registo tem no máximo { $max } notas.
problem-note-pinned-too-many = No máximo { $max } notas de um registo estão afixadas. Desafixe primeiro outra.
problem-note-empty = Uma nota precisa de um texto.
problem-note-too-long = A nota é demasiado longa: no máximo { $max } caracteres com a formatação.
problem-note-not-yours = Esta nota foi escrita por outra pessoa: só o seu autor a altera.
