# Approvals and states
problem-flow-needed = Wniosek wymaga od jednej do dziewięciu akceptacji.
problem-flow-closed = Ten wniosek jest już zamknięty.
problem-flow-own-request = To Twój wniosek: zdecydować musi inna osoba.
problem-flow-decided-before = Decyzja w sprawie tego wniosku została już przez Ciebie podjęta.
problem-flow-not-requester = Wniosek może wycofać tylko osoba, która go złożyła.
problem-flow-comment-missing = Podaj powód odrzucenia wniosku.
problem-flow-comment-too-long = Komentarz ma ponad 2000 znaków.
problem-flow-time-backwards = Decyzja ma datę wcześniejszą niż wniosek lub wcześniejsza decyzja.
problem-flow-step = Krok „{ $event }” nie jest możliwy w stanie „{ $state }”.
