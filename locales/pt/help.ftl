# The handbook inside the app.
help-title = Ajuda
help-book = Manual
help-chapter = Capítulo
help-in-english = O manual está em inglês.
help-chapter-start = Orientar-se
help-chapter-lists = Listas
help-chapter-import = Importar e exportar
help-chapter-definitions = Objetos e campos
help-chapter-roles = Funções e direitos
help-chapter-many-records = Muitos registos, e o que se apaga
help-chapter-network = A rede
help-chapter-commissions = Fechar um mês
help-chapter-plan-language = A linguagem dos planos
help-chapter-formats = Ficheiros de um cálculo
help-chapter-signing-in = Entrar
help-chapter-rights = Explicar um direito
help-chapter-audit-log = O registo de auditoria
