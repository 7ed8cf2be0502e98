# Import de fichiers CSV : refus, fichier d'erreurs et assistant.

problem-import-empty = Le fichier est vide.
problem-import-too-large = Le fichier est trop grand : { $max } Mio au plus. Divisez-le.
problem-import-not-text = Ce n'est pas un fichier texte, mais { $kind }. Enregistrez d'abord le tableau en CSV.
problem-import-nul = Le fichier contient un caractère NUL à la ligne { $line } : il est endommagé ou n'est pas du texte.
problem-import-undecodable = La ligne { $line } ne peut pas être lue en { $encoding }. Choisissez un autre encodage.
problem-import-quote-open = Un guillemet ouvert dans cette ligne n'est jamais fermé.
problem-import-quote-open-often = Trop de lignes ont un guillemet jamais fermé. Vérifiez le séparateur et les guillemets.
problem-import-quote-stray = Il y a du texte après un guillemet fermant.
problem-import-cell-long = Une cellule dépasse { $max } octets.
problem-import-columns-many = La ligne a plus de { $max } colonnes. Vérifiez le séparateur.
problem-import-rows-many = Le fichier a plus de { $max } lignes. Divisez-le.
problem-import-row-width = La ligne a { $found } cellules, l'en-tête en a { $expected }.
problem-import-column-twice = L'en-tête nomme deux fois la colonne « { $column } ».
problem-import-mapping-empty = Aucune colonne n'est encore associée à un champ.
problem-import-field-unknown = Il n'y a pas de champ « { $field } » qu'un import puisse remplir.
problem-import-column-unknown = Le fichier n'a pas de colonne « { $column } ».
problem-import-source-one = Le champ « { $field } » demande exactement une source : colonne, constante ou modèle.
problem-import-template = Le modèle de « { $field } » est faux à « { $token } ».
problem-import-field-required = Le champ « { $field } » doit être associé : sans lui, aucune fiche ne peut être créée.
problem-import-code-missing = La ligne n'a pas de code.
problem-import-code-twice = Le code « { $code } » figure déjà à la ligne { $first }.
problem-import-date = « { $value } » n'est pas une date de la forme { $format }.
problem-import-number = « { $value } » n'est pas un nombre de la forme choisie.
problem-import-boolean = « { $value } » n'est ni oui ni non.
problem-import-choice = « { $value } » n'est pas un choix de « { $field } ».
problem-import-country = « { $value } » dans « { $field } » n’est pas un pays : écrivez son nom ou son code de deux lettres, par exemple FR.
problem-import-language = « { $value } » dans « { $field } » n’est aucune des langues : écrivez son nom ou en, fr, pt, es, pl, ru.
problem-import-name-several = « { $value } » dans « { $field } » peut désigner : { $choices }. Écrivez le code de celui que vous voulez dire.
problem-import-point-mark = « { $value } » ne fait pas partie de ce que les accolades disent d’un moyen de contact : consent, verified 2026-03-01.
problem-import-relation-unknown = Aucune fiche ne porte le code ou le nom « { $value } » pour « { $field } ».
problem-import-relation-ambiguous = Plusieurs fiches s'appellent « { $value } ». Utilisez le code.
problem-import-moment = « { $value } » n'est pas une date et heure de la forme { $format } 09:30.
problem-import-object-unsupported = Ce type de fiche ne peut pas être importé.
problem-import-encoding-unsure = L’encodage du fichier n’est qu’une supposition ({ $encoding }). Indiquez-le.
problem-import-started = Cet import a déjà été lancé.
problem-import-header-differs = Cette ligne dit autre chose sur « { $field } » que la ligne { $first } de la même commande.
problem-import-group-rejected = Une autre ligne de la même commande a été rejetée (ligne { $first }).
problem-import-order-final = La commande « { $code } » est déjà confirmée ou annulée et ne change plus.
problem-import-out-of-scope = La fiche « { $code } » existe, mais vous ne pouvez pas la modifier.
problem-import-text-long = Le texte dépasse { $max } caractères.
problem-import-amount-inexact = Le montant « { $value } » ne peut pas être réparti exactement en prix unitaire.
problem-import-member-placed = Le membre est déjà placé ailleurs : « { $field } » change par un transfert, pas par un import.
problem-import-overtaken = Quelqu'un d'autre modifie sans cesse les mêmes fiches. Relancez l'import : ce qui est entré reste et n'est pas importé deux fois.

# Le fichier d'erreurs et le modèle

imports-error-line = ligne
imports-error-column = colonne
imports-error-reason = raison

# L'assistant

imports-title = Importer
imports-step-file = Fichier
imports-step-map = Associer les colonnes
imports-step-test = Essai
imports-step-run = Import
imports-object = Que contient le fichier ?
imports-file = Fichier CSV ou classeur
imports-drop = Déposez un fichier CSV ou un classeur (XLSX) ici ou choisissez-en un
imports-upload = Téléverser
imports-template = Modèle
imports-encoding = Encodage
imports-encoding-unsure = L'encodage est une supposition. Regardez les accents de l'extrait et changez-le s'ils sont faux.
imports-delimiter = Séparateur
imports-delimiter-comma = Virgule
imports-delimiter-semicolon = Point-virgule
imports-delimiter-tab = Tabulation
imports-delimiter-pipe = Barre verticale
imports-delimiter-blanks = Espaces
imports-delimiter-other = Autre
imports-delimiter-character = Caractère
imports-header = La première ligne nomme les colonnes
imports-date-format = Dates
imports-decimal = Signe décimal
imports-decimal-point = Point (12.50)
imports-decimal-comma = Virgule (12,50)
imports-sample = Extrait
imports-column = Colonne
imports-field = Champ
imports-not-used = Ne pas importer
imports-constant = La même valeur pour chaque ligne
imports-confirm-orders = Confirmer chaque commande, ce qui en fait une vente
imports-create-missing = Créer les clients manquants d'après leur code
imports-dry-run = Essayer
imports-dry-run-note = Rien n'a encore été écrit.
imports-start = Importer
imports-created = Nouveaux
imports-updated = Modifiés
imports-unchanged = Inchangés
imports-rejected = Rejetés
imports-errors = Télécharger le fichier d'erreurs
imports-errors-hint = Il contient les lignes rejetées avec ligne, colonne et raison : corrigez-les et importez ce fichier.
imports-done = L'import est terminé.
imports-cancelled = L'import a été annulé. Ce qui était déjà écrit reste.
imports-open-list = Ouvrir la liste
imports-again = Importer un autre fichier
imports-back = Retour
imports-rows = { $rows ->
    [one] { $rows } ligne
    [many] { $rows } de lignes
   *[other] { $rows } lignes
 }

# Fields that only a file has

field-member-leg = Jambe
field-product-currency = Devise
field-appointment-people = Participants
field-order-lines-amount = Montant de la ligne
field-order-returns = Reprend la commande

# Workbooks, templates, taking back

problem-import-workbook-damaged = Ce classeur est endommagé ou protégé par mot de passe. Enregistrez-le à nouveau en XLSX sans mot de passe.
problem-import-workbook-large = Ce classeur est trop grand une fois décompressé. Divisez-le ou enregistrez la feuille en CSV.
problem-import-sheet-unknown = Le classeur n’a pas de feuille « { $sheet } ».
problem-import-template-names = Choisissez codes ou labels.
problem-import-undo-lines = Ses lignes ont été remplacées par l’importation ; les anciennes ne sont pas conservées.
problem-export-headers = Choisissez keys ou labels.
problem-export-rows-many = Une feuille contient au plus { $max } lignes. Filtrez la liste ou exportez en CSV.
imports-sheet = Feuille
imports-template-xlsx-labels = Classeur, noms dans ma langue
imports-template-xlsx-codes = Classeur, codes des champs
imports-template-csv-labels = CSV, noms dans ma langue
imports-template-csv-codes = CSV, codes des champs
imports-undo = Annuler l’importation
imports-undo-text = Ce que l’importation a créé va à la corbeille, ce qu’elle a modifié reprend ses anciennes valeurs, sauf ce qui a changé depuis : cela reste en l’état et est énuméré.
