# Saved views of lists.

views-label = Vues
views-all = Tout
views-modified = Modifiée
views-save = Enregistrer
views-save-as = Enregistrer sous…
views-reset = Rétablir
views-new-title = Enregistrer cette vue
views-rename = Renommer
views-name = Nom
views-shared = Pour tous ceux qui lisent cette liste
views-shared-mark = pour tous
views-menu = Gérer la vue « { $name } »
views-share = Partager avec tous
views-unshare = Garder pour soi
views-delete = Supprimer
views-deleted = La vue « { $name } » est supprimée
views-saved = Vue enregistrée
views-narrowed = Cette vue demande aussi quelque chose que vous ne pouvez pas voir ou qui n’existe plus ; elle est montrée sans cela.
problem-view-too-many = Vous avez déjà { $max } vues de cette liste ; supprimez-en une d’abord.
problem-view-kanban-group = Un kanban a besoin d’un champ à choix pour ses colonnes.
problem-view-narrowed = Vous ne voyez pas tout ce que cette vue demande ; vous ne pouvez donc pas la modifier. Enregistrez-la sous un autre nom.
views-mine = Les miens
