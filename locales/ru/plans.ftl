# Экраны планов.
plans-check = Проверка
plans-check-again = Проверить снова
plans-good = План можно использовать
plans-error = ошибка
plans-lint = внимание
plans-note = справка
plans-line = Строка { $line }
plans-text = Текст плана
plans-text-note = Здесь изменения только пробуются. Чтобы сохранить их, измените запись.
plans-release = Ввести в действие
plans-release-note = С этого дня месяцы считаются по этому плану. Последний изменивший его не может ввести его в действие.
plans-from = Первый день
plans-released = План введён в действие.
