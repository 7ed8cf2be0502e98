# Suppléants : qui remplace un collègue absent.

problem-deputy-roles = Choisissez au moins un rôle que possède la personne absente.
problem-deputy-same = Personne ne se remplace soi-même.
problem-deputy-oneself = Vous ne pouvez pas vous désigner : c’est à la personne absente ou à un autre administrateur de le faire.
problem-deputy-days = Les jours sont passés, inversés ou plus de { $max }.
problem-deputy-note-long = Au plus { $max } caractères, sur une ligne.
problem-deputy-many = Il y a { $max } entrées pour cette personne. Mettez d’abord fin à l’une d’elles.
problem-deputy-not-running = Cela ne vaut pas en ce moment : pas encore commencé, terminé ou révoqué.

deputies-title = Suppléants
deputies-text = Pendant votre absence, un collègue vous remplace avec certains de vos rôles. Il voit et fait ce que vous pourriez faire, tout est noté comme fait par lui pour vous, et il n’approuve rien de ce que l’un de vous deux a demandé. Les droits sur les personnes, les rôles et les webhooks ne se prêtent jamais.
deputies-whose = Entrées de qui
deputies-own = Les miennes
deputies-everybody = Celles de tous
deputies-new = Désigner un suppléant
deputies-person = Qui est absent
deputies-deputy = Qui remplace
deputies-roles = Rôles
deputies-roles-hint = Comptent ceux que la personne absente possède au moment voulu.
deputies-from = Premier jour
deputies-until = Dernier jour
deputies-note = Remarque
deputies-name = Désigner
deputies-named = Le suppléant est désigné.
deputies-none = Personne ne remplace personne.
deputies-for = { $deputy } pour { $person }
deputies-state-upcoming = à venir
deputies-state-running = en cours
deputies-state-over = terminé
deputies-state-ended = révoqué
deputies-end = Mettre fin
deputies-end-text = { $deputy } ne pourra plus travailler pour { $person } dès le prochain clic.
deputies-ended = C’est terminé.
deputies-acting = Vous travaillez pour { $person } jusqu’au { $until }
deputies-stop = Revenir à mon nom
deputies-begin = Travailler pour { $person }
