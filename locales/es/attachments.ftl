# Archivos de los registros.

attachments-title = Archivos
attachments-drop = Suelte archivos aquí, o
attachments-choose = Elegir archivos
attachments-camera = Hacer una foto
attachments-empty = Todavía no hay archivos.
attachments-sending = { $name } se está enviando
attachments-cancel = Cancelar { $name }
attachments-download = Descargar { $name }
attachments-remove = Quitar { $name }
attachments-removed = { $name } se ha quitado
attachments-preview = Vista previa de { $name }
attachments-show = Mostrar { $name }
attachments-by = { $who }, { $when }
attachments-dismiss = Cerrar { $name }
attachments-limit = Como máximo { $size } por archivo.
field-attachment = Archivo

problem-attachment-too-many = Un registro tiene como máximo { $max } archivos.
problem-attachment-too-large = El archivo es demasiado grande: como máximo { $max } MiB.
problem-attachment-empty = El archivo está vacío.
problem-attachment-type-differs = El archivo no es lo que dice ser: dice «{ $declared }», su contenido es «{ $found }».
problem-attachment-type-refused = Los dibujos en SVG no se guardan: pueden contener un programa. Guárdelo como PNG o PDF.
problem-attachment-infected = El antivirus rechaza este archivo ({ $found }).
problem-attachment-broken = El archivo se interrumpió por el camino. Envíelo de nuevo.
