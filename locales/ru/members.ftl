# Форма регистрации.
members-name = Имя
members-sponsor = Спонсор
members-placement = Размещение под
members-country = Страна (две буквы)
members-joined = Дата вступления
members-email = Эл. почта
members-phone = Телефон
