# Nombres, montants, dates et périodes : ce qui peut être faux.
problem-currency-unknown = « { $value } » n’est pas une devise. Utilisez un code ISO comme EUR.
problem-date-malformed = « { $value } » n’est pas une date. Écrivez-la sous la forme AAAA-MM-JJ.
problem-date-out-of-range = La date est hors du calendrier.
problem-decimal-malformed = « { $value } » n’est pas un nombre. Écrivez des chiffres avec un point, par exemple 12.50.
problem-decimal-overflow = Le nombre « { $value } » est trop grand.
problem-decimal-too-fine = Le nombre « { $value } » a trop de décimales.
problem-money-currencies-differ = Des montants en { $one } et en { $other } ne s’additionnent pas.
problem-money-overflow = Le montant est trop grand.
problem-period-empty = La période se termine avant de commencer.
problem-period-malformed = « { $value } » n’est pas une période. Écrivez un mois sous la forme AAAA-MM.
problem-points-overflow = Le volume est trop grand.
problem-rate-malformed = « { $value } » n’est pas un taux. Écrivez 5%, 0.05 ou 1/20.
problem-rate-overflow = Le taux est trop grand ou trop précis.
problem-rate-zero-denominator = Un taux ne se divise pas par zéro.
problem-split-no-weight = Un montant ne se répartit pas selon des parts toutes nulles.
problem-split-overflow = Les parts sont trop grandes.
