# Long work in the background.

problem-job-finished = This job has already ended.
problem-job-poisoned = The job stopped three times without getting further and was set aside. Its data are untouched since its last step.
problem-job-kind-unknown = There is no work of the kind “{ $kind }”.
jobs-title-import = Import of { $file }
jobs-title-import-dry = Trial import of { $file }
jobs-title-run = Commission run { $period }
jobs-title-backtest = Back-test of { $code }
jobs-title-settlement = Settlement { $code }
jobs-title-other = Background work
