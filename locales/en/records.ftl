# Refusals of generic writes and lists.

problem-record-read-only = These records are written by their own feature; they cannot be changed here.
problem-record-own-command = Such records are made by a command of their own ({ $command }).
problem-column-unknown = There is no column “{ $token }” in this list.
problem-limit-malformed = A page holds 1 to { $max } rows.
problem-record-reach = Only people who may change all of them may say what stands above what: it decides who sees whose records.
problem-record-circle = That would make a circle: it stands above itself.
