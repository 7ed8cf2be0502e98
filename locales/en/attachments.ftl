# Files at records.

attachments-title = Files
attachments-drop = Drop files here, or
attachments-choose = Choose files
attachments-camera = Take a photo
attachments-empty = No files yet.
attachments-sending = { $name } is on its way
attachments-cancel = Cancel { $name }
attachments-download = Download { $name }
attachments-remove = Remove { $name }
attachments-removed = { $name } was removed
attachments-preview = Preview of { $name }
attachments-show = Show { $name }
attachments-by = { $who }, { $when }
attachments-dismiss = Dismiss { $name }
attachments-limit = At most { $size } a file.
field-attachment = File

problem-attachment-too-many = A record holds at most { $max } files.
problem-attachment-too-large = The file is too large: at most { $max } MiB.
problem-attachment-empty = The file is empty.
problem-attachment-type-differs = The file is not what it says it is: it says “{ $declared }”, its content is “{ $found }”.
problem-attachment-type-refused = Drawings in SVG are not kept: they may hold a program. Save it as PNG or PDF.
problem-attachment-infected = The virus scanner refuses this file ({ $found }).
problem-attachment-broken = The file broke off on its way. Send it again.
