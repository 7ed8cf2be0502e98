# Moje zarobki.
earnings-title = Moje zarobki
# In the bar at the foot of a phone: one short word.
earnings-short = Zarobki
earnings-of-member = Zarobki
earnings-history = Poprzednie miesiące
earnings-as-of = Stan na
earnings-kind-fact = Fakt
earnings-kind-pending = Czeka na zatwierdzenie
earnings-kind-estimate = Szacunek
earnings-kind-nothing = Jeszcze nic
earnings-note-fact = Ten miesiąc jest zamknięty i zaksięgowany. Już się nie zmieni.
earnings-note-pending = Miesiąc jest obliczony, ale druga osoba jeszcze go nie zatwierdziła i nie zaksięgowano go.
earnings-note-estimate = Tyle przyniósłby miesiąc, gdyby skończył się teraz. Sprzedaż i zwroty mogą to jeszcze zmienić.
earnings-note-nothing = Nie ma nic do pokazania.
earnings-nothing = Dla tego miesiąca nie można nic obliczyć
earnings-nothing-note = Żaden plan nie obowiązuje. Plany wprowadzają finanse.
earnings-not-member = { $period }: jeszcze nie członek sieci.
earnings-rank-reached = Wszystko osiągnięte.
earnings-months = Zarobki według miesięcy
