# Clés d’accès : des clés qui restent dans un appareil et ouvrent sans mot de passe.

problem-passkey-address = Les clés d’accès demandent une adresse avec un nom et https. Adressez-vous à la personne qui gère le serveur.
problem-passkey-many = Vous avez { $max } clés d’accès. Retirez-en d’abord une.
problem-passkey-name = Un nom compte de 1 à 60 caractères.
problem-passkey-refused = Ce n’est pas la réponse à notre question. Recommencez.
problem-passkey-known = Cette clé est déjà enregistrée.
problem-passkey-wrong = Cette clé n’est pas la vôtre, ou sa réponse est fausse.

passkeys-title = Clés d’accès
passkeys-text = Une clé d’accès reste dans votre appareil et vous connecte avec une empreinte, un visage ou le code de l’appareil, sans mot de passe ni code d’une application. Elle ne vaut qu’à cette adresse : personne ne peut l’hameçonner.
passkeys-unavailable = Ce navigateur ou l’adresse de ce serveur ne permet pas les clés d’accès.
passkeys-new = Nouvelle clé d’accès
passkeys-name = Nom
passkeys-name-hint = Où elle est gardée, par exemple « Téléphone ».
passkeys-make = Créer la clé d’accès
passkeys-made = La clé d’accès est prête.
passkeys-since = depuis le { $at }
passkeys-rename = Renommer
passkeys-remove = Retirer
passkeys-remove-text = Elle n’ouvre plus rien dès maintenant. Supprimez-la aussi sur l’appareil. Tous les autres appareils sont déconnectés.
passkeys-removed = La clé d’accès est retirée.
passkeys-no-key = Aucune clé d’accès n’a été donnée.
passkeys-sign-in = Se connecter avec une clé d’accès
passkeys-prove = Utiliser une clé d’accès
