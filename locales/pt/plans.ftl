# Ecrãs dos planos.
plans-check = Verificação
plans-check-again = Verificar de novo
plans-good = O plano pode ser usado
plans-error = erro
plans-lint = ver
plans-note = nota
plans-line = Linha { $line }
plans-text = Texto do plano
plans-text-note = As alterações aqui são só experimentadas. Edite o registo para as guardar.
plans-release = Pôr em vigor
plans-release-note = A partir deste dia, os meses são calculados com este plano. Quem o alterou por último não o pode pôr em vigor.
plans-from = Primeiro dia
plans-released = O plano está em vigor.
