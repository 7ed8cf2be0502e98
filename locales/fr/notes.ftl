# Notes sur les fiches.

notes-title = Notes
notes-write = Écrire une note
notes-field = Note
notes-hint = @identifiant prévient un collègue · Ctrl+Entrée enregistre
notes-save = Enregistrer la note
notes-edited = modifiée { $when }
notes-pinned = Épinglées
notes-pin = Épingler la note de { $who }, { $when }
notes-unpin = Détacher la note de { $who }, { $when }
notes-edit = Modifier la note du { $when }
notes-delete = Supprimer la note de { $who }, { $when }
notes-deleted = La note a été supprimée
notes-empty = Aucune note pour l’instant.

problem-note-too-many = Une fiche contient au plus { $max } notes.
problem-note-pinned-too-many = Au plus { $max } notes d’une fiche sont épinglées. Détachez-en d’abord une autre.
problem-note-empty = Une note a besoin d’un texte.
problem-note-too-long = La note est trop longue : au plus { $max } caractères, mise en forme comprise.
problem-note-not-yours = Cette note a été écrite par quelqu’un d’autre : seul son auteur la modifie.
