# Roles y rechazos de acceso.
problem-access-denied = Su rol no permite esto. Hable con un administrador si lo necesita.
problem-role-object-unknown = No existe el objeto «{ $object }». Corrija su nombre en el rol.
role-administrator = Administrador
role-sales_office = Oficina de ventas
role-finance = Finanzas
role-manager = Responsable
role-distributor = Distribuidor
