# Entrar con un proveedor por OpenID Connect.

problem-openid-refused = Esta respuesta no pertenece a ninguna entrada iniciada en este navegador. Empiece de nuevo.
problem-openid-unknown = Nadie aquí está vinculado a esta entrada. Entre con su contraseña y vincúlela en «Acceso y seguridad», o pida una invitación a la administración.
problem-openid-unreachable = «{ $provider }» no está disponible en este momento o no responde como debería. Inténtelo más tarde o entre de otra forma.
problem-openid-known = Esta entrada ya está vinculada.
problem-openid-many = Tiene { $max } entradas vinculadas. Desvincule antes una.
problem-openid-proof-factor = Introduzca en su lugar un código de su segundo factor.
problem-sign-in-last = Es su última forma de entrar. Defina antes una contraseña o una clave de acceso.

openid-title = Proveedores de acceso
openid-text = Un proveedor vinculado le permite entrar aquí en cuanto le reconoce allí. Lo que diga de su dirección de correo no cuenta.
openid-sign-in = Entrar con { $provider }
openid-link = Vincular { $provider }
openid-prove = Usar { $provider }
openid-since = vinculado el { $at }
openid-gone = Este proveedor ya no está configurado aquí.
openid-unlink = Desvincular
openid-unlink-text = Desde ahora ya no abre nada. Se cierra la sesión en todos los demás dispositivos.
openid-unlinked = El proveedor está desvinculado.
openid-denied = El proveedor no le ha dado acceso.
openid-back = Volver
