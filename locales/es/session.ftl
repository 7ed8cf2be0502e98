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
session-forgot = ¿Olvidó su contraseña?
session-forgot-title = Contraseña olvidada
session-forgot-text = Escriba su usuario. Si se conoce aquí, sale un mensaje con un enlace a la dirección guardada.
session-forgot-send = Enviar el enlace
session-forgot-sent = Si el usuario se conoce, un mensaje está en camino. Su enlace sirve una vez y vale 30 minutos.
session-forgot-no-mail = Esta instalación no envía mensajes. Pida un enlace a un administrador.
session-back = Volver al acceso
problem-second-factor-needed = Introduzca también el código de su teléfono.
problem-second-factor-wrong = El código no es correcto o ya se usó. Espere al siguiente.
problem-second-factor-there = Ya hay un segundo factor. Quítelo primero.
problem-second-factor-none = No hay segundo factor.
problem-proof-needed = Muestre una vez más quién es.

# Segundo factor y prueba
factor-title = Segundo factor
factor-on = Activo
factor-text = Con un código de una aplicación en su teléfono, una contraseña robada no abre nada por sí sola.
factor-since = Se pide un código en cada acceso desde { $date }.
factor-set-up = Configurar
factor-scan = Escanee esta imagen con una aplicación de códigos, como la de su teléfono o la de su gestor de contraseñas.
factor-picture = Imagen para escanear
factor-type = O escriba esta clave en la aplicación:
factor-here = En este dispositivo: abrir la aplicación.
factor-confirm-text = Después introduzca el código que muestra la aplicación:
factor-figure = Cifra { $number } de 6
factor-confirm = Activar
factor-recovery = Códigos de recuperación
factor-recovery-text = Cada código le deja entrar una vez si pierde el teléfono. Solo se muestran ahora: imprímalos o guárdelos en su gestor de contraseñas.
factor-recovery-copy = Copiar los códigos
factor-recovery-kept = Los he guardado
factor-recovery-new = Nuevos códigos de recuperación
factor-remove = Desactivar
factor-remove-text = Entonces su contraseña bastará para abrir la cuenta. Los códigos de recuperación dejan de valer.
factor-removed = El segundo factor está desactivado.
factor-code = Código
factor-code-hint = Seis cifras de su teléfono, o un código de recuperación.
problem-second-factor-duty = Configure primero un segundo factor: su rol lo exige.
factor-duty = Una cosa más antes de continuar
factor-duty-text = Su rol exige un segundo factor: un código de una aplicación del teléfono además de la contraseña. Configúrelo ahora; antes no se abre nada más.
proof-title = Una vez más: ¿es usted?
proof-code-text = Esto pide una prueba reciente. Introduzca el código de su teléfono o un código de recuperación.
proof-password-text = Esto pide una prueba reciente. Introduzca su contraseña.
proof-go-on = Continuar
factor-recovery-left =
    { $count ->
        [one] Queda { $count } código de recuperación.
        [many] Quedan { $count } de códigos de recuperación.
       *[other] Quedan { $count } códigos de recuperación.
    }
