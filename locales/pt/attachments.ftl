# Ficheiros dos registos.

attachments-title = Ficheiros
attachments-drop = Largue ficheiros aqui, ou
attachments-choose = Escolher ficheiros
attachments-camera = Tirar uma fotografia
attachments-empty = Ainda não há ficheiros.
attachments-sending = { $name } está a ser enviado
attachments-cancel = Cancelar { $name }
attachments-download = Descarregar { $name }
attachments-remove = Remover { $name }
attachments-removed = { $name } foi removido
attachments-preview = Pré-visualização de { $name }
attachments-show = Mostrar { $name }
attachments-by = { $who }, { $when }
attachments-dismiss = Fechar { $name }
attachments-limit = No máximo { $size } por ficheiro.
field-attachment = Ficheiro

problem-attachment-too-many = Um registo tem no máximo { $max } ficheiros.
problem-attachment-too-large = O ficheiro é grande demais: no máximo { $max } MiB.
problem-attachment-empty = O ficheiro está vazio.
problem-attachment-type-differs = O ficheiro não é o que diz ser: diz “{ $declared }”, o seu conteúdo é “{ $found }”.
problem-attachment-type-refused = Os desenhos em SVG não são guardados: podem conter um programa. Guarde-o como PNG ou PDF.
problem-attachment-infected = O antivírus recusa este ficheiro ({ $found }).
problem-attachment-broken = O ficheiro foi interrompido pelo caminho. Envie-o de novo.
