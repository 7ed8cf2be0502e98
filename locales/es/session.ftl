# Inicio de sesión, usuarios y contraseñas.

problem-sign-in-wrong = El usuario o la contraseña no es correcto.
problem-password-short = La contraseña debe tener al menos { $min } caracteres.
problem-password-long = La contraseña puede tener como máximo { $max } caracteres.
problem-password-like-login = La contraseña se parece demasiado al usuario.
problem-password-simple = La contraseña es demasiado fácil de adivinar: se repite o sigue el teclado.
problem-language-unknown = No existe el idioma «{ $value }»: elija en, fr, pt, es, pl o ru.
problem-zone-unknown = No existe la zona horaria «{ $value }».
problem-theme-unknown = No existe el tema «{ $value }»: elija light, dark o system.
problem-login-taken = El usuario «{ $login }» ya existe.
problem-login-malformed = Un nombre de usuario tiene de 2 a 120 caracteres sin espacios.
problem-user-unknown = No existe el usuario «{ $login }».
problem-role-unknown = No existe el rol «{ $role }».
problem-settings-empty = Indique al menos un valor que cambiar.
problem-company-name-malformed = El nombre de la empresa tiene de 1 a 120 caracteres.
problem-password-wrong = La contraseña actual no es correcta.
problem-password-common = La contraseña está hecha de palabras que usa todo el mundo. Elija una frase propia.

# Sesiones y contraseña
session-security = Acceso y seguridad
session-where = Dónde tiene la sesión abierta
session-present = Este dispositivo
session-when = Inicio { $begun } · último uso { $seen }
session-device = { $browser } en { $system }
session-device-unknown = Dispositivo desconocido
session-end = Cerrar
session-end-title = ¿Cerrar esta sesión?
session-end-text = Quien la use queda fuera al instante.
session-end-others = Cerrar todas las demás
session-end-others-text = Todos los demás dispositivos quedan fuera al instante.
session-ended = Cerrada
session-password = Contraseña
session-password-change = Cambiar la contraseña
session-password-current = Contraseña actual
session-password-new = Contraseña nueva
session-password-rule = Al menos { $min } caracteres; lo mejor es una frase. Todos los demás dispositivos quedan fuera.
session-password-changed = La contraseña se ha cambiado; todos los demás dispositivos quedan fuera.
session-choose = Elegir una contraseña
session-choose-invited = Le damos la bienvenida, { $name }. Elija la contraseña con la que entrará.
session-choose-reset = { $name }, elija una contraseña nueva.
session-choose-rule = Al menos { $min } caracteres; lo mejor es una frase.
session-chosen = La contraseña está guardada. Entre con ella.
