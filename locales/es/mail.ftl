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
mail-link-by-hand-subject = { $company }: alguien tiene un enlace para su contraseña
mail-link-by-hand-text = un administrador de { $company } ha creado un enlace con el que se puede elegir la contraseña de su usuario { $login }, para entregárselo a usted.
mail-link-by-hand-then = Si no ha pedido un enlace o nadie se lo entrega, avise enseguida a su administrador.
mail-password-chosen-subject = { $company }: se ha cambiado su contraseña
mail-password-chosen-text = se ha elegido otra contraseña para su usuario { $login } en { $company }, y todas sus demás sesiones han terminado.
mail-password-chosen-then = Si no fue usted, pida una contraseña nueva en la página de acceso y avise enseguida a su administrador.
mail-address-changed-subject = { $company }: sus correos van a otra dirección
mail-address-changed-text = un administrador de { $company } ha cambiado la dirección de su usuario { $login }: los correos sobre el acceso van desde ahora a otra dirección. Este es el último a esta dirección.
mail-address-changed-then = Si no lo ha pedido, avise enseguida a su administrador.
mail-news-subject = { $company }: { $text }
mail-news-link = Abrir
mail-news-why = Recibe este correo porque lo eligió para este tipo de noticias, detrás de la campana.
