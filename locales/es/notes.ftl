# Notas en los registros.

notes-title = Notas
notes-write = Escribir una nota
notes-field = Nota
notes-hint = @usuario avisa a un compañero · Ctrl+Intro guarda
notes-save = Guardar la nota
notes-edited = modificada { $when }
notes-pinned = Fijadas
notes-pin = Fijar la nota de { $who }, { $when }
notes-unpin = Dejar de fijar la nota de { $who }, { $when }
notes-edit = Modificar la nota del { $when }
notes-delete = Eliminar la nota de { $who }, { $when }
notes-deleted = La nota se ha eliminado
notes-empty = Todavía no hay notas.

problem-note-too-many = Un registro tiene como máximo { $max } notas.
problem-note-pinned-too-many = Como máximo { $max } notas de un registro están fijadas. Deje antes de fijar otra.
problem-note-empty = Una nota necesita un texto.
problem-note-too-long = La nota es demasiado larga: como máximo { $max } caracteres con su formato.
problem-note-not-yours = Esta nota la escribió otra persona: solo su autor la modifica.
