# Tokens de API.

problem-token-name-malformed = Un nombre tiene de 1 a 100 caracteres.
problem-token-days = Un token vive de 1 a { $max } días.
problem-token-objects-empty = Elija al menos un objeto, o todos.
problem-token-object-unknown = No hay objeto «{ $object }» para un token.
problem-token-too-many = Tiene { $max } tokens. Revoque uno primero.
problem-token-read-only = Este token solo puede leer.
problem-token-refused = Solo la persona puede hacer esto, no un token.
problem-token-factor-duty = Un rol exige a la persona de este token un segundo factor que no tiene. Cuando lo haya configurado, el token volverá a funcionar.

tokens-title = Tokens de API
tokens-text = Un token deja que un programa trabaje en su nombre por la API, con sus derechos como máximo, y nunca con los de accesos, usuarios, roles, webhooks, aprobaciones y asientos.
tokens-whose = Tokens de quién
tokens-own = Mis tokens
tokens-everybody = Tokens de todos
tokens-new = Nuevo token
tokens-name = Nombre
tokens-name-hint = Para qué sirve, por ejemplo el programa que lo usa.
tokens-days = Válido por
tokens-read-only = Solo lectura
tokens-read-only-hint = No se puede cambiar nada con él.
tokens-read-write = Leer y cambiar
tokens-objects = Objetos
tokens-objects-hint = Déjelo vacío para todos los objetos que puede ver.
tokens-objects-all = Todos los objetos
tokens-make = Crear el token
tokens-shown = Token «{ $name }»
tokens-shown-text = Solo se muestra ahora. Guárdelo como una contraseña.
tokens-token = Token
tokens-example = Un programa lo envía con cada petición:
tokens-copy = Copiar el token
tokens-over = Caducado
tokens-used = Último uso { $at }
tokens-never-used = Nunca usado
tokens-until = Válido hasta { $at }
tokens-revoke = Revocar
tokens-revoke-text = La próxima petición con él se rechaza. No tiene vuelta atrás.
tokens-revoked = El token está revocado.
tokens-none = No hay tokens.
tokens-more = Más
tokens-days-count =
    { $count ->
        [one] { $count } día
        [many] { $count } de días
       *[other] { $count } días
    }
