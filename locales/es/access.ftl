# Roles y rechazos de acceso.
problem-access-denied = Su rol no permite esto. Hable con un administrador si lo necesita.
problem-ids-probed = Preguntó una y otra vez en una hora por lo que no existe o está fuera de su alcance: { $count }.
problem-role-object-unknown = No existe el objeto «{ $object }». Corrija su nombre en el rol.
problem-role-field-unknown = El objeto «{ $object }» no tiene el campo «{ $field }». Corrija su nombre en el rol.
role-administrator = Administrador
role-sales_office = Oficina de ventas
role-finance = Finanzas
role-manager = Responsable
role-distributor = Distribuidor
