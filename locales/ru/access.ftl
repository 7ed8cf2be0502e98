# Роли и отказы в доступе.
problem-access-denied = Ваша роль этого не позволяет. При необходимости обратитесь к администратору.
problem-ids-probed = За час многократно запрошено то, чего нет или что недоступно: { $count }.
problem-role-object-unknown = Объекта «{ $object }» нет. Исправьте его имя в роли.
problem-role-field-unknown = У объекта «{ $object }» нет поля «{ $field }». Исправьте его имя в роли.
role-administrator = Администратор
role-sales_office = Отдел продаж
role-finance = Финансы
role-manager = Руководитель
role-distributor = Дистрибьютор
