# Papéis e recusas de acesso.
problem-access-denied = O seu papel não permite isto. Fale com um administrador se precisar.
problem-ids-probed = Perguntou repetidamente numa hora pelo que não existe ou está fora do seu alcance: { $count }.
problem-role-object-unknown = Não existe o objeto “{ $object }”. Corrija o nome no papel.
problem-role-field-unknown = O objeto “{ $object }” não tem o campo “{ $field }”. Corrija o nome no papel.
role-administrator = Administrador
role-sales_office = Escritório de vendas
role-finance = Finanças
role-manager = Gestor
role-distributor = Distribuidor
