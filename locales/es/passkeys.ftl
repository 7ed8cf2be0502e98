# Claves de acceso: claves que se quedan en un dispositivo y entran sin contraseña.

problem-passkey-address = Las claves de acceso necesitan una dirección con nombre y https. Consulte a quien lleva el servidor.
problem-passkey-many = Tiene { $max } claves de acceso. Retire antes una.
problem-passkey-name = Un nombre tiene de 1 a 60 caracteres.
problem-passkey-refused = Esta no es la respuesta a nuestra pregunta. Empiece de nuevo.
problem-passkey-known = Esta clave ya está registrada.
problem-passkey-wrong = Esta clave no es suya, o su respuesta es incorrecta.

passkeys-title = Claves de acceso
passkeys-text = Una clave de acceso se queda en su dispositivo y permite entrar con la huella, la cara o el código del dispositivo, sin contraseña ni código de una aplicación. Solo vale en esta dirección: nadie puede pescarla.
passkeys-unavailable = Este navegador o la dirección de este servidor no permite claves de acceso.
passkeys-new = Nueva clave de acceso
passkeys-name = Nombre
passkeys-name-hint = Dónde se guarda, por ejemplo «Teléfono».
passkeys-make = Crear la clave de acceso
passkeys-made = La clave de acceso está lista.
passkeys-since = desde { $at }
passkeys-rename = Cambiar el nombre
passkeys-remove = Retirar
passkeys-remove-text = Desde ahora ya no abre nada. Bórrela también en el dispositivo. Se cierra la sesión en todos los demás dispositivos.
passkeys-removed = La clave de acceso está retirada.
passkeys-no-key = No se dio ninguna clave de acceso.
passkeys-sign-in = Entrar con una clave de acceso
passkeys-prove = Usar una clave de acceso
