# Mensajes sobre el acceso.

mail-hello = Hola { $name }:
mail-ignore = Si no esperaba este mensaje, no tiene que hacer nada.
mail-invitation-subject = { $company }: su acceso
mail-invitation-text = se le ha dado acceso a { $company }. Su usuario es { $login }. Elija la contraseña con la que entrará.
mail-invitation-link = Elegir una contraseña
mail-invitation-until = El enlace sirve una vez y vale siete días.
mail-reset-subject = { $company }: una contraseña nueva
mail-reset-text = alguien pidió una contraseña nueva para su usuario { $login }. Si fue usted, elíjala ahora.
mail-reset-link = Elegir una contraseña nueva
mail-reset-until = El enlace sirve una vez y vale 30 minutos.
mail-factor-reset-subject = { $company }: se ha quitado su segundo factor
mail-factor-reset-text = un administrador de { $company } ha quitado el segundo factor de su usuario { $login }, y todas sus sesiones han terminado. Ahora basta su contraseña para abrir su cuenta.
mail-factor-reset-then = Configure un nuevo segundo factor en los ajustes, en «Acceso y seguridad». Si no lo ha pedido, avise enseguida a su administrador.
mail-provider-subject = { $company }: usted entra con { $providers }
mail-provider-text = alguien pidió una contraseña nueva para su usuario { $login }. No hay ninguna: usted entra con { $providers }.
mail-provider-then = Si esa vía ya no se abre, pida un enlace a su administrador. Si no ha pedido una contraseña, no tiene que hacer nada.
mail-news-subject = { $company }: { $text }
mail-news-link = Abrir
mail-news-why = Recibe este correo porque lo eligió para este tipo de noticias, detrás de la campana.
