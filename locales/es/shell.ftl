# El marco de la aplicación web: acceso, navegación, búsqueda, tareas, ajustes.
shell-sign-in = Iniciar sesión
shell-sign-in-login = Usuario
shell-sign-in-login-missing = Escriba su usuario.
shell-sign-in-password = Contraseña
shell-sign-in-password-missing = Escriba su contraseña.
shell-sign-in-show-password = Mostrar u ocultar la contraseña
shell-sign-out = Cerrar sesión
shell-demo-title = Empresa de demostración
shell-demo-text = Elija con qué papel entrar:
shell-account-menu = Cuenta de { $name }
shell-navigation = Navegación principal
shell-skip = Saltar al contenido
shell-more = Más
shell-create = Añadir
shell-close = Cerrar
shell-cancel = Cancelar
shell-none = ninguno
shell-loading = Cargando
shell-loading-more = Cargando más…
shell-more-failed = No se pudieron cargar las filas siguientes.
shell-words-missing = No se pudo cargar su idioma; los textos están en inglés hasta que se recargue la página.
shell-nothing-found = Sin resultados
shell-try-again = Reintentar
shell-rank-inactive = { $rank }, inactivo

# Groups of the navigation
shell-group-people = Personas
shell-group-network = Red
shell-group-sales = Ventas
shell-group-earnings = Ganancias
shell-group-settings = Ajustes

# Today
shell-today = Hoy
# On a key figure of Today whose request failed; a button to try again stands below.
shell-figure-failed = No se pudo leer.
shell-today-greeting = Hola, { $name }
shell-back-to-today = Ir a Hoy

# Search
shell-search = Buscar
shell-search-placeholder = Pantalla, acción, nombre, código…
shell-search-screens = Pantallas
shell-search-records = Registros
shell-search-here = En esta pantalla
shell-search-actions = Acciones
shell-search-views = Vistas
shell-search-choice = { $name }: { $value }

# Jobs
shell-jobs = Tareas
shell-jobs-empty = Aún no se ha iniciado ningún trabajo largo. Aquí aparecen las importaciones y los cálculos de comisiones.
shell-jobs-open =
    { $count ->
        [0] Tareas
        [one] Tareas, { $count } en curso
        [many] Tareas, { $count } en curso
       *[other] Tareas, { $count } en curso
    }
shell-job-queued = En espera
shell-job-running = En curso
shell-job-done = Terminada
shell-job-failed = Fallida
shell-job-cancelled = Cancelada
shell-job-cancel = Cancelar
shell-job-progress = Progreso de { $title }
shell-job-result = Abrir el resultado

# Settings
shell-settings = Mis ajustes
shell-settings-saved = Guardado
shell-language = Idioma
shell-theme = Apariencia
shell-theme-system = Sistema
shell-theme-light = Claro
shell-theme-dark = Oscuro
shell-zone = Zona horaria
shell-zone-now = Allí ahora es { $time }

# Keys
shell-keys-title = Teclado
shell-key-search = Buscar pantallas y registros
shell-key-filter = Buscar en la lista
shell-key-new = Nuevo registro en una lista
shell-key-move = Fila o registro siguiente, anterior
shell-key-cell = En una fila: a una celda que se puede cambiar
shell-key-open = Abrir la fila, cambiar la celda
shell-key-edit = Editar el registro
shell-key-close = Cerrar o salir del campo
shell-key-walk = En la red: arriba, abajo, al lado
shell-key-zoom = En la red: más cerca, más lejos, todo
shell-key-help = Mostrar esta ayuda

# What goes wrong before the server can say a word
shell-not-found-title = No encontrado
shell-not-found-text = No hay nada en esta dirección o no está abierta para usted.
shell-forbidden-title = Sin acceso
shell-forbidden-text = No tiene derecho a hacer esto. Pídalo a un administrador si lo necesita.
shell-crash-title = No se puede mostrar esta pantalla
shell-crash-text = Algo falló en el navegador. No se ha perdido nada de lo guardado. Reintente.
shell-crash-stale = La aplicación se ha actualizado. Vuelva a cargar la página.
shell-problem-offline = El servidor no respondió. Compruebe la conexión y reintente; nada se hace dos veces.
shell-problem-unreadable = El servidor dio una respuesta ilegible ({ $status }). Reintente en un momento.
shell-problem-unexpected = Ocurrió algo inesperado. Reintente.
shell-problem-request = Número de la petición: { $id }
shell-edit-hint = Clic o Intro para cambiar
