# Se connecter avec un fournisseur par OpenID Connect.

problem-openid-refused = Cette réponse n’appartient à aucune connexion commencée dans ce navigateur. Recommencez.
problem-openid-unknown = Personne ici n’est lié à cette connexion. Connectez-vous avec votre mot de passe et liez-la sous « Connexion et sécurité », ou demandez une invitation à l’administration.
problem-openid-unreachable = « { $provider } » est injoignable pour le moment ou ne répond pas comme il le devrait. Réessayez plus tard, ou connectez-vous autrement.
problem-openid-known = Cette connexion est déjà liée.
problem-openid-many = Vous avez { $max } connexions liées. Dissociez-en d’abord une.
problem-openid-proof-factor = Saisissez plutôt un code de votre second facteur.
problem-sign-in-last = C’est votre dernier moyen de vous connecter. Définissez d’abord un mot de passe ou une clé d’accès.

openid-title = Fournisseurs de connexion
openid-text = Un fournisseur lié vous connecte ici dès qu’il vous reconnaît chez lui. Ce qu’il dit de votre adresse de courriel ne compte pas.
openid-sign-in = Se connecter avec { $provider }
openid-link = Lier { $provider }
openid-prove = Utiliser { $provider }
openid-since = lié le { $at }
openid-gone = Ce fournisseur n’est plus configuré ici.
openid-unlink = Dissocier
openid-unlink-text = Il n’ouvre plus rien dès maintenant. Tous les autres appareils sont déconnectés.
openid-unlinked = Le fournisseur est dissocié.
openid-denied = Le fournisseur ne vous a pas connecté.
openid-back = Retour
