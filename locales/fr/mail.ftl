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
mail-link-by-hand-subject = { $company } : quelqu’un détient un lien pour votre mot de passe
mail-link-by-hand-text = un administrateur de { $company } a créé un lien qui permet de choisir le mot de passe de votre identifiant { $login }, afin de vous le remettre.
mail-link-by-hand-then = Si vous n’avez pas demandé de lien, ou si personne ne vous le remet, prévenez aussitôt votre administrateur.
mail-password-chosen-subject = { $company } : votre mot de passe a été changé
mail-password-chosen-text = un autre mot de passe a été choisi pour votre identifiant { $login } chez { $company }, et toutes vos autres sessions ont pris fin.
mail-password-chosen-then = Si ce n’était pas vous, demandez un nouveau mot de passe sur la page de connexion et prévenez aussitôt votre administrateur.
mail-address-changed-subject = { $company } : vos courriels vont à une autre adresse
mail-address-changed-text = un administrateur de { $company } a changé l’adresse de votre identifiant { $login } : les courriels sur la connexion vont désormais à une autre adresse. Celui-ci est le dernier à cette adresse.
mail-address-changed-then = Si vous ne l’avez pas demandé, prévenez aussitôt votre administrateur.
mail-news-subject = { $company } : { $text }
mail-news-link = Ouvrir
mail-news-why = Vous recevez ce courriel parce que vous l’avez choisi pour ce genre de nouvelles, derrière la cloche.
