# The handbook inside the app.
help-title = Ayuda
help-book = Manual
help-chapter = Capítulo
help-in-english = El manual está en inglés.
help-chapter-start = Orientarse
help-chapter-lists = Listas
help-chapter-import = Importar y exportar
help-chapter-definitions = Objetos y campos
help-chapter-roles = Roles y derechos
help-chapter-many-records = Muchos registros, y lo que se borra
help-chapter-network = La red
help-chapter-commissions = Cerrar un mes
help-chapter-plan-language = El lenguaje de los planes
help-chapter-formats = Archivos de un cálculo
help-chapter-signing-in = Entrar
help-chapter-rights = Explicar un derecho
help-chapter-audit-log = El registro de auditoría
