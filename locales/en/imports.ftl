# Import of CSV files: refusals, the error file and the wizard.

problem-import-empty = The file is empty.
problem-import-too-large = The file is too large: at most { $max } MiB are taken. Split it.
problem-import-not-text = This is not a text file but { $kind }. Save the table as CSV first.
problem-import-nul = The file holds a NUL character in line { $line }: it is damaged or not a text file.
problem-import-undecodable = Line { $line } cannot be read as { $encoding }. Choose another encoding.
problem-import-quote-open = A quotation that begins in this row never ends.
problem-import-quote-open-often = Too many rows hold a quotation that never ends. Check the delimiter and the quotes.
problem-import-quote-stray = There is text after a closing quotation mark.
problem-import-cell-long = A cell is longer than { $max } bytes.
problem-import-columns-many = The row has more than { $max } columns. Check the delimiter.
problem-import-rows-many = The file has more than { $max } rows. Split it.
problem-import-row-width = The row has { $found } cells, the header has { $expected }.
problem-import-column-twice = The header names the column “{ $column }” twice.
problem-import-mapping-empty = No column is matched to a field yet.
problem-import-field-unknown = There is no field “{ $field }” that an import may fill.
problem-import-column-unknown = The file has no column “{ $column }”.
problem-import-source-one = The field “{ $field }” needs exactly one source: a column, a constant or a template.
problem-import-template = The template of “{ $field }” is wrong at “{ $token }”.
problem-import-field-required = The field “{ $field }” must be matched: without it no record can be made.
problem-import-code-missing = The row has no code.
problem-import-code-twice = The code “{ $code }” stands already in line { $first }.
problem-import-date = “{ $value }” is no date of the form { $format }.
problem-import-number = “{ $value }” is no number in the chosen form.
problem-import-boolean = “{ $value }” is neither yes nor no.
problem-import-choice = “{ $value }” is not one of the choices of “{ $field }”.
problem-import-country = “{ $value }” in “{ $field }” is no country: write its name or its code of two letters, such as PL.
problem-import-language = “{ $value }” in “{ $field }” is none of the languages: write its name or one of en, fr, pt, es, pl, ru.
problem-import-name-several = “{ $value }” in “{ $field }” may be: { $choices }. Write the code of the one you mean.
problem-import-point-mark = “{ $value }” is none of what braces say of a contact point: consent, verified 2026-03-01.
problem-import-relation-unknown = There is no record with the code or name “{ $value }” for “{ $field }”.
problem-import-relation-ambiguous = Several records are called “{ $value }”. Use the code.
problem-import-moment = “{ $value }” is no date and time of the form { $format } 09:30.
problem-import-object-unsupported = Records of this kind cannot be imported.
problem-import-encoding-unsure = The encoding of the file is a guess ({ $encoding }). Name it.
problem-import-started = This import has already been started.
problem-import-header-differs = This row says something else about “{ $field }” than line { $first } of the same order.
problem-import-group-rejected = Another row of the same order was rejected (line { $first }).
problem-import-order-final = The order “{ $code }” is already confirmed or cancelled and does not change any more.
problem-import-out-of-scope = The record “{ $code }” exists, but you may not change it.
problem-import-text-long = The text is longer than { $max } characters.
problem-import-amount-inexact = The amount “{ $value }” cannot be split exactly into a price per unit.
problem-import-member-placed = The member already stands elsewhere: “{ $field }” changes by a transfer, not by an import.
problem-import-overtaken = Somebody else keeps changing the same records. Start the import again: what is in stays and is not imported twice.

# The error file and the template

imports-error-line = line
imports-error-column = column
imports-error-reason = reason

# The wizard

imports-title = Import
imports-step-file = File
imports-step-map = Match columns
imports-step-test = Try out
imports-step-run = Import
imports-object = What is in the file?
imports-file = CSV file or workbook
imports-drop = Drop a CSV file or a workbook (XLSX) here or choose one
imports-upload = Upload
imports-template = Template
imports-encoding = Encoding
imports-encoding-unsure = The encoding is a guess. Look at the accents in the sample and change it where they are wrong.
imports-delimiter = Delimiter
imports-delimiter-comma = Comma
imports-delimiter-semicolon = Semicolon
imports-delimiter-tab = Tab
imports-delimiter-pipe = Vertical bar
imports-delimiter-blanks = Blanks
imports-delimiter-other = Another
imports-delimiter-character = Character
imports-header = The first row names the columns
imports-date-format = Dates
imports-decimal = Decimal mark
imports-decimal-point = Point (12.50)
imports-decimal-comma = Comma (12,50)
imports-sample = Sample
imports-column = Column
imports-field = Field
imports-not-used = Do not import
imports-constant = The same value for every row
imports-confirm-orders = Confirm each order, which makes it a sale
imports-create-missing = Create missing customers by their code
imports-dry-run = Try out
imports-dry-run-note = Nothing has been written yet.
imports-start = Import
imports-created = New
imports-updated = Changed
imports-unchanged = Unchanged
imports-rejected = Rejected
imports-errors = Download the error file
imports-errors-hint = It holds the rejected rows with line, column and reason: mend them there and import that file.
imports-done = The import is done.
imports-cancelled = The import was cancelled. What had been written until then stays.
imports-open-list = Open the list
imports-again = Import another file
imports-back = Back
imports-rows = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
 }

# Fields that only a file has

field-member-leg = Leg
field-product-currency = Currency
field-appointment-people = Who takes part
field-order-lines-amount = Line amount
field-order-returns = Takes back order

# Workbooks, templates, taking back

problem-import-workbook-damaged = This workbook is damaged or locked with a password. Save it anew as XLSX without a password.
problem-import-workbook-large = This workbook is too large when unpacked. Split it, or save the sheet as CSV.
problem-import-sheet-unknown = The workbook has no sheet “{ $sheet }”.
problem-import-template-names = Choose codes or labels.
problem-import-undo-lines = Its lines were replaced by the import; what they were is not kept.
problem-export-headers = Choose keys or labels.
problem-export-rows-many = A sheet holds at most { $max } rows. Filter the list, or export CSV.
imports-sheet = Sheet
imports-template-xlsx-labels = Workbook, names in my language
imports-template-xlsx-codes = Workbook, field codes
imports-template-csv-labels = CSV, names in my language
imports-template-csv-codes = CSV, field codes
imports-undo = Take the import back
imports-undo-text = What the import has made goes to the trash, what it has changed gets its former values, except where something has changed since: that is left as it is and listed.
