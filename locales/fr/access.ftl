# Rôles et refus d’accès.
problem-access-denied = Votre rôle ne le permet pas. Adressez-vous à un administrateur si vous en avez besoin.
problem-ids-probed = A demandé à plusieurs reprises en une heure ce qui n’existe pas ou lui est inaccessible : { $count }.
problem-role-object-unknown = L’objet « { $object } » n’existe pas. Corrigez son nom dans le rôle.
problem-role-field-unknown = L’objet « { $object } » n’a pas de champ « { $field } ». Corrigez son nom dans le rôle.
role-administrator = Administrateur
role-sales_office = Administration des ventes
role-finance = Finance
role-manager = Responsable
role-distributor = Distributeur
