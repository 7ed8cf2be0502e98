# The handbook inside the app.
help-title = Aide
help-book = Manuel
help-chapter = Chapitre
help-in-english = Le manuel est en anglais.
help-chapter-start = S’orienter
help-chapter-lists = Listes
help-chapter-import = Import et export
help-chapter-definitions = Objets et champs
help-chapter-roles = Rôles et droits
help-chapter-many-records = Plusieurs enregistrements, et ce qui est supprimé
help-chapter-network = Le réseau
help-chapter-commissions = Clôturer un mois
help-chapter-plan-language = Le langage des plans
help-chapter-formats = Fichiers d’un calcul
help-chapter-signing-in = Se connecter
help-chapter-rights = Expliquer un droit
help-chapter-audit-log = Le journal d’audit
