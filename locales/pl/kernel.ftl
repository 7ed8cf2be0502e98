# Liczby, kwoty, daty i okresy: co może być w nich błędne.
problem-currency-unknown = „{ $value }” nie jest walutą. Użyj kodu ISO, na przykład EUR.
problem-date-malformed = „{ $value }” nie jest datą. Zapisz ją jako RRRR-MM-DD.
problem-date-out-of-range = Data leży poza kalendarzem.
problem-decimal-malformed = „{ $value }” nie jest liczbą. Zapisz cyfry z kropką, na przykład 12.50.
problem-decimal-overflow = Liczba „{ $value }” jest za duża.
problem-decimal-too-fine = Liczba „{ $value }” ma za dużo miejsc po przecinku.
problem-money-currencies-differ = Kwot w { $one } i w { $other } nie można dodać.
problem-money-overflow = Kwota jest za duża.
problem-period-empty = Okres kończy się, zanim się zacznie.
problem-period-malformed = „{ $value }” nie jest okresem. Zapisz miesiąc jako RRRR-MM.
problem-points-overflow = Wolumen jest za duży.
problem-rate-malformed = „{ $value }” nie jest stawką. Zapisz 5%, 0.05 albo 1/20.
problem-rate-overflow = Stawka jest za duża albo zbyt dokładna.
problem-rate-zero-denominator = Stawki nie można dzielić przez zero.
problem-split-no-weight = Kwoty nie można podzielić według udziałów, które wszystkie są zerem.
problem-split-overflow = Udziały są za duże.
