# Mots communs à tout le produit.

problem-not-signed-in = Vous n’êtes pas connecté ou votre session est terminée. Connectez-vous pour continuer.
problem-forbidden = Vous n’avez pas le droit de faire cela. Demandez-le à un administrateur si nécessaire.
problem-not-found = Il n’y a rien ici, ou vous n’y avez pas accès.
problem-version-stale = Quelqu’un d’autre a modifié ces données entre-temps. Rechargez-les et saisissez de nouveau votre modification.
problem-version-missing = La requête n’indique pas quelle version elle modifie.
problem-json-malformed = La requête n’est pas du JSON lisible (ligne { $line }, colonne { $column }).
problem-request-malformed = La requête est illisible.
problem-query-malformed = L’adresse contient un paramètre illisible : { $name }.
problem-query-unknown = Cette adresse n’a pas de paramètre « { $name } ».
problem-field-unknown = Il n’y a pas de champ « { $field } » ici.
problem-field-missing = Le champ « { $field } » manque.
problem-field-type = La valeur de ce champ n’est pas du bon type.
problem-id-malformed = « { $value } » n’est pas un identifiant.
problem-idempotency-key-malformed = L’Idempotency-Key doit compter de 1 à 128 caractères simples.
problem-idempotency-key-reused = Cette Idempotency-Key a déjà servi pour une autre requête.
problem-body-too-large = La requête est trop grande : { $max } octets au plus sont acceptés.
problem-body-slow = La requête est arrivée trop lentement et a été abandonnée.
problem-type-unsupported = Ce type de contenu n’est pas accepté ici.
problem-method-not-allowed = Cette adresse n’accepte pas ce genre de requête.
problem-csrf-refused = La requête ne vient pas de cette application et a été refusée.
problem-host-refused = Cette adresse n’est pas connue de l’application.
problem-throttled = { $seconds ->
    [one] Trop de tentatives. Réessayez dans { $seconds } seconde.
    [many] Trop de tentatives. Réessayez dans { $seconds } de secondes.
   *[other] Trop de tentatives. Réessayez dans { $seconds } secondes.
 }
problem-not-ready = Le service est occupé ou en train de démarrer. Réessayez dans un instant.
problem-internal = Une erreur s’est produite de notre côté. Donnez le numéro de cette requête en la signalant.
problem-storage-full = Le stockage est plein : rien ne peut être enregistré tant que l’exploitant n’a pas fait de place. La lecture reste possible.
problem-refused = La requête a été refusée.
common-records-count = { $count ->
    [one] { $count } fiche
    [many] { $count } de fiches
   *[other] { $count } fiches
 }

# How days, months, moments and decimals are written where no screen writes them: letters after % are parts of a date.
said-day = %d/%m/%Y
said-month = %m/%Y
said-moment = %d/%m/%Y %H:%M (%Z)
said-point = ,
said-language-en = anglais
said-language-fr = français
said-language-pt = portugais
said-language-es = espagnol
said-language-pl = polonais
said-language-ru = russe
