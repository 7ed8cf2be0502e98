# Rôles et refus d’accès.
problem-access-denied = Votre rôle ne le permet pas. Adressez-vous à un administrateur si vous en avez besoin.
problem-role-object-unknown = L’objet « { $object } » n’existe pas. Corrigez son nom dans le rôle.
role-administrator = Administrateur
role-sales_office = Administration des ventes
role-finance = Finance
role-manager = Responsable
role-distributor = Distributeur
