# Messages sur la connexion.

mail-hello = Bonjour { $name },
mail-ignore = Si vous n’attendiez pas ce message, vous n’avez rien à faire.
mail-invitation-subject = { $company } : votre accès
mail-invitation-text = un accès à { $company } vous a été ouvert. Votre identifiant est { $login }. Choisissez le mot de passe avec lequel vous vous connecterez.
mail-invitation-link = Choisir un mot de passe
mail-invitation-until = Le lien sert une fois et reste valable sept jours.
mail-reset-subject = { $company } : un nouveau mot de passe
mail-reset-text = un nouveau mot de passe a été demandé pour votre identifiant { $login }. Si c’était vous, choisissez-le maintenant.
mail-reset-link = Choisir un nouveau mot de passe
mail-reset-until = Le lien sert une fois et reste valable 30 minutes.
mail-factor-reset-subject = { $company } : votre second facteur a été retiré
mail-factor-reset-text = un administrateur de { $company } a retiré le second facteur de votre identifiant { $login }, et toutes vos sessions ont pris fin. Votre mot de passe suffit maintenant pour ouvrir votre compte.
mail-factor-reset-then = Mettez en place un nouveau second facteur dans les réglages, sous « Connexion et sécurité ». Si vous ne l’avez pas demandé, prévenez aussitôt votre administrateur.
mail-provider-subject = { $company } : vous vous connectez avec { $providers }
mail-provider-text = un nouveau mot de passe a été demandé pour votre identifiant { $login }. Il n’y en a pas : vous vous connectez avec { $providers }.
mail-provider-then = Si cette voie ne s’ouvre plus, demandez un lien à votre administrateur. Si vous n’avez pas demandé de mot de passe, vous n’avez rien à faire.
mail-news-subject = { $company } : { $text }
mail-news-link = Ouvrir
mail-news-why = Vous recevez ce courriel parce que vous l’avez choisi pour ce genre de nouvelles, derrière la cloche.
