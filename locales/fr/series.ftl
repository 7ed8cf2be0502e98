# Séries de numéros : la forme des codes.

series-title = Séries de numéros
series-hint = La forme des codes des enregistrements. Les codes déjà attribués restent tels quels.
series-object = Pour
series-prefix = Avant le numéro
series-width = Chiffres
series-yearly = Année avant le numéro
series-yearly-note = Les numéros de chaque année recommencent à 1.
series-example = Par exemple { $code }
series-next = Prochain numéro
series-next-note = Jamais un numéro déjà attribué. Les codes venus d’imports sont sautés.
series-next-code = Prochain code
series-kept = Les codes que portent les enregistrements ne changent pas.
series-save = Enregistrer
series-saved = Enregistré : les nouveaux enregistrements sont numérotés ainsi.
problem-series-prefix = Avant le numéro, { $max } caractères au plus : lettres, chiffres, tirets, barres obliques, points et traits de soulignement, d’abord une lettre ou un chiffre.
problem-series-width = Un numéro est complété jusqu’à 1 à { $max } chiffres.
problem-series-prefix-taken = Une autre série commence déjà par { $token }.
problem-series-next = Le prochain numéro est un nombre entier de 1 à { $max }.
problem-series-next-given = { $code } a déjà été attribué : le prochain numéro est plus grand.
