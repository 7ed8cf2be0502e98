# Role i odmowy dostępu.
problem-access-denied = Twoja rola na to nie pozwala. W razie potrzeby zwróć się do administratora.
problem-ids-probed = W ciągu godziny wielokrotnie pytano o to, czego nie ma lub co jest poza zasięgiem: { $count }.
problem-role-object-unknown = Nie ma obiektu „{ $object }”. Popraw jego nazwę w roli.
problem-role-field-unknown = Obiekt „{ $object }” nie ma pola „{ $field }”. Popraw jego nazwę w roli.
role-administrator = Administrator
role-sales_office = Biuro sprzedaży
role-finance = Finanse
role-manager = Kierownik
role-distributor = Dystrybutor
