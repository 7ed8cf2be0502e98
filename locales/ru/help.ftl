# The handbook inside the app.
help-title = Справка
help-book = Руководство
help-chapter = Глава
help-in-english = Руководство на английском языке.
help-chapter-start = Как освоиться
help-chapter-lists = Списки
help-chapter-import = Импорт и экспорт
help-chapter-definitions = Объекты и поля
help-chapter-roles = Роли и права
help-chapter-many-records = Много записей и удалённое
help-chapter-network = Сеть
help-chapter-commissions = Закрытие месяца
help-chapter-plan-language = Язык планов
help-chapter-formats = Файлы расчёта
help-chapter-signing-in = Вход
help-chapter-rights = Объяснить право
help-chapter-audit-log = Журнал аудита
