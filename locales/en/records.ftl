# Refusals of generic writes and lists.

problem-record-read-only = These records are written by their own feature; they cannot be changed here.
problem-record-own-command = Such records are made by a command of their own ({ $command }).
problem-column-unknown = There is no column “{ $token }” in this list.
problem-limit-malformed = A page holds 1 to { $max } rows.
