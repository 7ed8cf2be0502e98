# Objects and fields a company adds itself.
definitions-title = Objets et champs
definitions-hint = Ajoutez vos propres champs, choix et mises en page. Ce qui est ajouté peut aussitôt être filtré, trié, importé et exporté.
definitions-object = Objet
definitions-own-count = Champs propres
definitions-version = Version
definitions-fields = Champs
definitions-standard = Standard
definitions-none-yet = Pas encore de champ propre.
definitions-add = Ajouter un champ
definitions-edit = Modifier { $name }
definitions-remove = Retirer { $name }
definitions-up = Monter { $name }
definitions-down = Descendre { $name }
definitions-type = Type
definitions-key = Clé
definitions-key-note = Pour les fichiers et les programmes. Elle ne pourra plus être modifiée.
definitions-label = Libellé
definitions-other-languages = Dans d’autres langues
definitions-required = Obligatoire
definitions-unique = Deux fiches ne peuvent l’avoir en commun
definitions-search = Trouvé par la recherche
definitions-personal = Donnée personnelle
definitions-min = Minimum
definitions-max = Maximum
definitions-digits = Décimales
definitions-to = Renvoie à
definitions-default = Valeur d’une nouvelle fiche
definitions-options = Choix
definitions-option-add = Ajouter un choix
definitions-option-label = Choix { $number }
definitions-option-color = Couleur du choix { $number }
definitions-option-remove = Retirer le choix { $number }
definitions-option-usual = { $name } : revenir au standard
definitions-more-options = Choix de { $name }
definitions-layout = Mise en page
definitions-list-columns = Colonnes de la liste
definitions-card-lines = Lignes d’une carte
definitions-form-sections = Sections du formulaire
definitions-section-title = Titre de la section { $number }
definitions-section-fields = Champs de la section { $number }
definitions-section-add = Ajouter une section
definitions-section-remove = Retirer la section { $number }
definitions-layout-standard = Revenir à la mise en page standard
definitions-layout-own = Modifier la mise en page
definitions-review = Vérifier et appliquer
definitions-apply = Appliquer
definitions-applied = Appliqué : tout le monde le voit désormais.
definitions-nothing = Rien ne change.
definitions-changes = Ce qui change
definitions-problems = Ce qui l’empêche
definitions-note = Pourquoi (pour la suite)
definitions-history = Versions
definitions-undo = Annuler la dernière version
definitions-undone = La version précédente s’applique de nouveau.
definitions-unsaved = Pas encore appliqué
definitions-discard = Abandonner
definitions-done = Terminé
definitions-choose = Ajouter un champ ici
section-more = Autres
section-main = Principal
definitions-new = Nouvel objet
definitions-new-hint = Ce dont votre entreprise tient un registre et que Treeline n’a pas encore : visites, véhicules, réclamations. L’objet reçoit aussitôt une liste, un formulaire, l’import, l’export et tout le reste ; donnez-lui ensuite des champs.
definitions-one = Au singulier
definitions-many = Au pluriel
definitions-series = Les numéros commencent par
definitions-series-note = Par exemple VISITE-. Ne peut pas être modifié ensuite.
definitions-names = Mots
definitions-own = Objet propre
definitions-kind = Nature
definitions-retired = Hors service
definitions-retire = Mettre hors service
definitions-restore = Remettre en service
definitions-retired-note = Personne ne voit cet objet. Ses enregistrements sont conservés et reviennent avec lui.
definitions-new-rights = Les administrateurs le voient aussitôt. Donnez-le aux autres rôles dans les droits du rôle.
definitions-change-object-added = Nouvel objet : { $name }
definitions-change-object-renamed = Autres mots : { $name }
definitions-change-object-retired = Hors service : { $name }
definitions-change-object-restored = Remis en service : { $name }
definitions-kept-records = { $count ->
    [one] { $count } enregistrement est conservé
    [many] { $count } enregistrements sont conservés
   *[other] { $count } enregistrements sont conservés
 }
definitions-change-field-added = Nouveau champ : { $name }
definitions-change-field-removed = Champ retiré : { $name }
definitions-change-field-changed = Champ modifié : { $name }
definitions-change-option-added = Nouveau choix : { $name }
definitions-change-option-changed = Autres mots ou autre couleur pour un choix : { $name }
definitions-change-option-removed = Choix retiré : { $name }
definitions-change-options-ordered = Autre ordre des choix : { $name }
definitions-change-layout-changed = La mise en page change
definitions-kept = { $count ->
    [one] { $count } fiche a une valeur ; elle est conservée
    [many] { $count } fiches ont une valeur ; elle est conservée
   *[other] { $count } fiches ont une valeur ; elle est conservée
 }
definitions-type-text = Texte
definitions-type-long_text = Texte long
definitions-type-rich_text = Texte mis en forme
definitions-type-email = E-mail
definitions-type-phone = Téléphone
definitions-type-url = Adresse web
definitions-type-integer = Nombre entier
definitions-type-decimal = Nombre décimal
definitions-type-rate = Pourcentage
definitions-type-money = Montant
definitions-type-bool = Oui ou non
definitions-type-date = Date
definitions-type-time = Date et heure
definitions-type-choice = Un choix
definitions-type-multi_choice = Plusieurs choix
definitions-type-reference = Lien vers une fiche
definitions-type-links = Liens vers plusieurs fiches
definitions-type-address = Adresse postale
definitions-type-file = Fichier
definitions-type-image = Image
definitions-type-country = Pays
definitions-type-currency = Devise
definitions-type-language = Langue
definitions-color-gray = Gris
definitions-color-blue = Bleu
definitions-color-teal = Sarcelle
definitions-color-green = Vert
definitions-color-amber = Ambre
definitions-color-orange = Orange
definitions-color-red = Rouge
definitions-color-violet = Violet
# Refusals.
problem-definition-too-many-fields = Un objet admet au plus { $max } champs propres.
problem-definition-key-taken = Le champ { $token } existe déjà.
problem-definition-key = Une clé commence par { $prefix } et ne contient que des minuscules, chiffres et tirets bas, 42 caractères au plus.
problem-definition-type = On ne peut ajouter de champ de ce type.
problem-definition-not-for-type = Cela ne convient pas au type du champ.
problem-definition-reference = Indiquez à quel objet le champ renvoie.
problem-definition-digits = Un nombre décimal a de 0 à 9 décimales.
problem-definition-length = La longueur est comprise entre 1 et { $max }.
problem-definition-borders = Le minimum dépasse le maximum.
problem-definition-no-label = Donnez-lui un libellé dans au moins une langue.
problem-definition-language = Treeline ne parle pas { $token }.
problem-definition-label = Un libellé a au plus { $max } caractères, sur une ligne.
problem-definition-options = Un choix a de 1 à { $max } valeurs.
problem-definition-option-key = { $token } n’est pas une clé, ou figure deux fois : minuscules, chiffres et tirets bas seulement.
problem-definition-color = Cette couleur n’existe pas.
problem-definition-layout-field = { $token } ne peut figurer ici, ou y figure deux fois.
problem-definition-layout-required = Le champ obligatoire { $field } ne figure dans aucune section du formulaire.
problem-definition-type-fixed = { $token } était d’un autre genre, et ses valeurs sont conservées. Prenez une autre clé.
problem-definition-not-unique = Des fiches ont déjà une valeur en commun.
problem-definition-option-used = { $count ->
    [one] { $count } fiche utilise { $token } : modifiez-la d’abord.
    [many] { $count } fiches utilisent { $token } : modifiez-les d’abord.
   *[other] { $count } fiches utilisent { $token } : modifiez-les d’abord.
 }
problem-definition-nothing-to-undo = Il n’y a rien à annuler.
problem-definition-object-words = Un objet propre a besoin de mots au singulier et au pluriel ; un objet standard n’en prend pas.
problem-definition-series = Le début des numéros a de 1 à { $max } lettres majuscules et chiffres, une lettre d’abord, et un tiret à la fin.
problem-definition-series-fixed = Les numéros de cet objet commencent comme avant : des enregistrements les portent déjà.
problem-definition-series-taken = Les numéros d’un autre objet commencent déjà par { $token }.
problem-definition-object-needed = Le champ { $field } de { $object } pointe vers cet objet : retirez-le d’abord.
problem-definition-too-many-objects = Une entreprise crée au plus { $max } objets.
definitions-computed = Calculé par une formule
definitions-formula = Formule
definitions-formula-note = Par exemple x_pieces * x_price, if(status = "active", x_fee, 0), x_ends_on - x_begins_on, first(x_discount, 0). Fonctions : if, min, max, round, abs, first, is_empty, join, length, year, month, day.
definitions-formula-fields = Champs à insérer
jobs-title-compute = Calcul des formules : { $objects }
problem-definition-computed = Un champ calculé par une formule n’accepte pas ce réglage : personne n’y saisit rien.
problem-compute-long = Une formule compte au plus { $max } caractères.
problem-compute-deep = La formule est imbriquée plus de { $max } fois.
problem-compute-syntax = { $place ->
    [end] La formule est illisible : il manque quelque chose à la fin. Un texte se met entre guillemets droits, un nombre s’écrit avec un point.
   *[token] La formule est illisible à « { $token } ». Un texte se met entre guillemets droits, un nombre s’écrit avec un point.
 }
problem-compute-name = Il n’existe ni champ ni fonction { $name }.
problem-compute-field = Une formule ne peut pas lire { $field } : une autre partie de Treeline l’écrit, il est lui-même calculé, ou son type n’a pas de valeur calculable.
problem-compute-type = « { $sign } » ne convient pas à { $left } et { $right }.
problem-compute-arguments = { $name } n’accepte pas ces valeurs.
problem-compute-choice = { $field } n’a pas de choix { $value } : la condition ne serait jamais remplie.
problem-compute-result = La formule donne { $kind }, ce qui ne convient pas au type du champ.
definitions-recognised = Reconnu à
definitions-recognised-note = À ces champs se trouvent les doublons probables. Aucun choisi : comme dans le standard.
definitions-change-recognised-changed = Ce à quoi se trouvent les doublons change
problem-definition-recognised = Rien ne se reconnaît à { $token }, ou il figure deux fois ; { $max } champs au plus.
definitions-type-code = Numéro d’une série
definitions-series-new = Chaque nouvel enregistrement reçoit le numéro suivant ; ceux qui existent déjà restent sans numéro.
definitions-series-elsewhere = La forme des numéros se change sous Réglages → Séries de numéros.
problem-definition-series-missing = Un champ de ce type dit la forme de ses numéros.
