# What people in a role may do.
roles-rights = Droits
roles-everything = Tout le reste
roles-hint = Jusqu’où va chaque action. La première ligne vaut pour tout objet sans ligne propre (en pointillés) ; la première modification donne à l’objet la sienne. ↓ veut dire « et tout ce qui est en dessous ».
roles-limited = { $count ->
    [one] { $count } champ limité
    [many] { $count } champs limités
   *[other] { $count } champs limités
 }
roles-as-everything = { $object } : de nouveau comme tout le reste
roles-action-read = Voir
roles-action-create = Créer
roles-action-update = Modifier
roles-action-trash = Corbeille
roles-action-purge = Supprimer définitivement
roles-action-import = Importer
roles-action-export = Exporter
roles-action-approve = Approuver
roles-action-post = Comptabiliser
roles-scope-none = rien
roles-scope-own = les siens
roles-scope-team = sa propre équipe
roles-scope-downline = sa propre lignée
roles-scope-unit = sa propre unité
roles-scope-branch = sa propre unité et en dessous
roles-scope-zone = ses propres secteurs et en dessous
roles-scope-all = tous
# The same in one word, for cells; `roles-hint` explains ↓.
roles-cell-none = rien
roles-cell-own = les siens
roles-cell-team = équipe
roles-cell-downline = lignée
roles-cell-unit = unité
roles-cell-branch = unité ↓
roles-cell-zone = secteurs ↓
roles-cell-all = tous
roles-field-write = lire et écrire
roles-field-read = lire seulement
roles-field-masked = masqué
roles-field-none = caché
roles-object-audit = Journal d’audit
roles-object-definition = Définitions des objets et des champs
roles-object-deputy = Suppléants
roles-object-earnings = Gains
roles-object-ledger = Grand livre
roles-object-payee = Comptes des bénéficiaires
roles-object-settlement = Règlements et versements
roles-object-network = Réseau
roles-object-transfer = Transferts
roles-object-user = Utilisateurs
roles-object-view = Vues pour tous
roles-object-webhook = Webhooks
roles-object-privacy = Données personnelles
problem-role-rights-malformed = { $name ->
    [none] Ces droits sont illisibles.
   *[other] Ces droits sont illisibles à « { $name } ».
 }
problem-role-rights-exceed = Vous ne pouvez pas donner plus de droits que vous n’en avez.
problem-role-duty-exceeds = Des personnes de ce rôle ont plus de droits que vous. Seul quelqu’un qui peut donner tous leurs rôles retire cette obligation.
roles-object-company = Réglages de l’entreprise
