# Серии номеров: вид кодов.

series-title = Серии номеров
series-hint = Вид кодов записей. Уже выданные коды остаются прежними.
series-object = Для чего
series-prefix = Перед номером
series-width = Цифр
series-yearly = Год перед номером
series-yearly-note = Номера каждого года начинаются с 1.
series-example = Например, { $code }
series-next = Следующий номер
series-next-note = Никогда не тот, что уже выдан. Коды, пришедшие с импортом, пропускаются.
series-next-code = Следующий код
series-kept = Коды, которые уже есть у записей, не меняются.
series-save = Сохранить
series-saved = Сохранено: новые записи нумеруются так.
problem-series-prefix = Перед номером — не больше { $max } букв, цифр, дефисов, косых черт, точек и подчёркиваний, сначала буква или цифра.
problem-series-width = Номер дополняется до 1–{ $max } цифр.
problem-series-prefix-taken = Другая серия уже начинается с { $token }.
problem-series-next = Следующий номер — целое число от 1 до { $max }.
problem-series-next-given = { $code } уже выдан: следующий номер больше.
