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
