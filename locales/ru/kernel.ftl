# Числа, суммы, даты и периоды: что в них может быть не так.
problem-currency-unknown = «{ $value }» — не валюта. Используйте код ISO, например EUR.
problem-date-malformed = «{ $value }» — не дата. Запишите её как ГГГГ-ММ-ДД.
problem-date-out-of-range = Дата выходит за пределы календаря.
problem-decimal-malformed = «{ $value }» — не число. Запишите цифры с точкой, например 12.50.
problem-decimal-overflow = Число «{ $value }» слишком велико.
problem-decimal-too-fine = У числа «{ $value }» слишком много знаков после запятой.
problem-money-currencies-differ = Суммы в { $one } и в { $other } нельзя сложить.
problem-money-overflow = Сумма слишком велика.
problem-period-empty = Период заканчивается раньше, чем начинается.
problem-period-malformed = «{ $value }» — не период. Запишите месяц как ГГГГ-ММ.
problem-points-overflow = Объём слишком велик.
problem-rate-malformed = «{ $value }» — не ставка. Запишите 5%, 0.05 или 1/20.
problem-rate-overflow = Ставка слишком велика или слишком точна.
problem-rate-zero-denominator = Ставку нельзя делить на ноль.
problem-split-no-weight = Сумму нельзя разделить по долям, которые все равны нулю.
problem-split-overflow = Доли слишком велики.
