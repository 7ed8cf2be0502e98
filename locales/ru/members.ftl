# Форма регистрации.
members-name = Имя
members-sponsor = Спонсор
members-top = Стоит на вершине, без спонсора
members-placement = Размещение под
members-country = Страна
members-joined = Дата вступления
members-email = Эл. почта
members-phone = Телефон
