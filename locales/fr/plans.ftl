# Écrans des plans.
plans-check = Contrôle
plans-check-again = Contrôler à nouveau
plans-good = Le plan est utilisable
plans-error = erreur
plans-lint = à voir
plans-note = note
plans-line = Ligne { $line }
plans-text = Texte du plan
plans-text-note = Les changements ici ne sont qu’essayés. Modifiez la fiche pour les enregistrer.
plans-release = Mettre en vigueur
plans-release-note = À partir de ce jour, les mois sont calculés avec ce plan. La dernière personne à l’avoir modifié ne peut pas le mettre en vigueur.
plans-from = Premier jour
plans-released = Le plan est en vigueur.
