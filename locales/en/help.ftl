# The handbook inside the app.
help-title = Help
help-book = Handbook
help-chapter = Chapter
help-in-english = The handbook is in English.
help-chapter-start = Finding your way
help-chapter-lists = Lists
help-chapter-import = Import and export
help-chapter-definitions = Objects and fields
help-chapter-roles = Roles and rights
help-chapter-many-records = Many records, and what is deleted
help-chapter-network = The network
help-chapter-commissions = Closing a month
help-chapter-plan-language = The plan language
help-chapter-formats = Files of a calculation
help-chapter-signing-in = Signing in
help-chapter-rights = Explain a right
help-chapter-audit-log = The audit log
