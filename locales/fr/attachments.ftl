# Fichiers joints aux fiches.

attachments-title = Fichiers
attachments-drop = Déposez des fichiers ici, ou
attachments-choose = Choisir des fichiers
attachments-camera = Prendre une photo
attachments-empty = Aucun fichier pour l’instant.
attachments-sending = { $name } est en cours d’envoi
attachments-cancel = Annuler { $name }
attachments-download = Télécharger { $name }
attachments-remove = Retirer { $name }
attachments-removed = { $name } a été retiré
attachments-preview = Aperçu de { $name }
attachments-show = Afficher { $name }
attachments-by = { $who }, { $when }
attachments-dismiss = Fermer { $name }
attachments-limit = Au plus { $size } par fichier.
field-attachment = Fichier

problem-attachment-too-many = Une fiche contient au plus { $max } fichiers.
problem-attachment-too-large = Le fichier est trop grand : au plus { $max } Mio.
problem-attachment-empty = Le fichier est vide.
problem-attachment-type-differs = Le fichier n’est pas ce qu’il dit être : il annonce « { $declared } », son contenu est « { $found } ».
problem-attachment-type-refused = Les dessins en SVG ne sont pas conservés : ils peuvent contenir un programme. Enregistrez-le en PNG ou en PDF.
problem-attachment-infected = L’antivirus refuse ce fichier ({ $found }).
problem-attachment-broken = Le fichier a été interrompu en chemin. Renvoyez-le.
