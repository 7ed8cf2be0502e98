# Travaux longs en arrière-plan.

problem-job-finished = Cette tâche est déjà terminée.
problem-job-poisoned = La tâche s'est arrêtée trois fois sans avancer et a été mise de côté. Ses données sont intactes depuis sa dernière étape.
problem-job-kind-unknown = Il n'existe pas de tâche du type « { $kind } ».
jobs-title-import = Import de { $file }
jobs-title-import-dry = Essai d'import de { $file }
jobs-title-run = Calcul des commissions { $period }
jobs-title-backtest = Test rétrospectif de { $code }
jobs-title-settlement = Règlement { $code }
jobs-title-other = Travail en arrière-plan
