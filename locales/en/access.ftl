# Roles and refusals of access.
problem-access-denied = Your role does not allow this. Ask an administrator if you need it.
problem-ids-probed = Asked again and again within an hour for what is not there or out of reach: { $count }.
problem-role-object-unknown = There is no object “{ $object }”. Correct its name in the role.
problem-role-field-unknown = The object “{ $object }” has no field “{ $field }”. Correct its name in the role.
role-administrator = Administrator
role-sales_office = Sales office
role-finance = Finance
role-manager = Manager
role-distributor = Distributor
