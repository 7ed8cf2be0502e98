# What the bell tells.

notifications-title = Powiadomienia
notifications-open =
    { $count ->
        [one] Powiadomienia: { $count } nieprzeczytane
        [few] Powiadomienia: { $count } nieprzeczytane
        [many] Powiadomienia: { $count } nieprzeczytanych
       *[other] Powiadomienia: { $count } nieprzeczytanego
    }
notifications-none = Brak powiadomień.
notifications-older = Pokaż starsze
notifications-all-read = Wszystko przeczytane
notifications-mark-read = Oznacz jako przeczytane: { $text }
notifications-unread-again = Oznacz jako nieprzeczytane: { $text }
notifications-kinds = O czym powiadamiać
notifications-kind-assigned = Rekordy przypisane do mnie
notifications-kind-mentioned = Teksty, które mnie wymieniają (@login)
notifications-kind-approval = Co czeka na moją decyzję
notifications-kind-question = Pytania o zarobki
notifications-kind-task = Zadania w terminie
notifications-kind-job = Moje zakończone prace w tle
notifications-kind-webhook = Moje wyłączone webhooki
notifications-assigned = Przypisano do ciebie: { $record }
notifications-assigned-many =
    { $count ->
        [one] { $count } rekord przypisany do ciebie: { $objects }
        [few] { $count } rekordy przypisane do ciebie: { $objects }
        [many] { $count } rekordów przypisanych do ciebie: { $objects }
       *[other] { $count } rekordu przypisanego do ciebie: { $objects }
    }
notifications-mentioned = { $name } wspomina o tobie: { $record }
notifications-mentioned-full = 
    { $count ->
        [one] { $name }: dziś już { $count } wzmianka od ciebie; o dalszych dopiero jutro
        [few] { $name }: dziś już { $count } wzmianki od ciebie; o dalszych dopiero jutro
        [many] { $name }: dziś już { $count } wzmianek od ciebie; o dalszych dopiero jutro
       *[other] { $name }: dziś już { $count } wzmianki od ciebie; o dalszych dopiero jutro
    }
notifications-mentioned-cut = 
    { $count ->
        [one] Tekst wymienia więcej osób, niż powiadamia się naraz; powiadomiono tylko pierwszą: { $record }
        [few] Tekst wymienia więcej osób, niż powiadamia się naraz; powiadomiono tylko pierwsze { $count }: { $record }
        [many] Tekst wymienia więcej osób, niż powiadamia się naraz; powiadomiono tylko pierwszych { $count }: { $record }
       *[other] Tekst wymienia więcej osób, niż powiadamia się naraz; powiadomiono tylko pierwszych { $count }: { $record }
    }
notifications-approval-transfer = Przeniesienie czeka na twoją decyzję
notifications-approval-run = Naliczenie prowizji czeka na twoją decyzję
notifications-question = { $name } pyta o pozycję zarobków: { $record }
notifications-approval-settlement = Rozliczenie czeka na twoją decyzję
notifications-by-none = Wcale
notifications-by-bell = Dzwonek
notifications-by-mail = Dzwonek i e-mail
notifications-task = Termin dziś: { $record }
notifications-job-done = { $title }: zakończono
notifications-job-failed = { $title }: nie powiodło się
notifications-webhook = Webhook { $name } został wyłączony
problem-notification-kind-unknown = Nie ma wiadomości rodzaju { $token }.
