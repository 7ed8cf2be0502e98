# Règlements : refus des règles et des soldes, et pourquoi chaque montant
problem-settle-overflow = Le règlement de { $payee } en { $currency } est trop grand pour la règle « { $rule } ».
problem-settle-step-twice = La retenue « { $step } » figure deux fois dans l’ordre.
problem-settle-step-missing = Il y a des règles pour « { $step } », mais l’ordre des retenues ne la nomme pas.
problem-settle-minimum-twice = Le minimum en { $currency } figure deux fois pour le même pays.
problem-settle-bounds-crossed = Le plancher des frais « { $rule } » dépasse leur plafond.
problem-settle-kinds-of-what-is-left = Le prélèvement « { $rule } » nomme des sortes de crédits ; il doit être compté sur le brut.
problem-settle-brackets-disordered = Les tranches de « { $rule } » doivent partir de zéro et croître.
problem-settle-payee-twice = Le bénéficiaire { $payee } figure deux fois dans le règlement.
problem-settle-currency-twice = Le bénéficiaire { $payee } a deux comptes en { $currency }.
problem-settle-credit-twice = « { $kind } » de { $source } figure deux fois pour le bénéficiaire { $payee }.
problem-settle-debt-twice = La dette { $debt } figure deux fois pour le bénéficiaire { $payee }.
problem-settle-currency-differs = « { $rule } » est en { $found } au lieu de { $wanted }.
problem-settle-amount-negative = Le montant { $amount } de « { $rule } » est négatif.
problem-settle-amount-not-positive = Le montant { $amount } de « { $rule } » doit être supérieur à zéro.
problem-settle-rate-outside = Le taux { $rate } de « { $rule } » n’est pas entre 0 et 100 %.

settle-why-fee-fixed = { $fixed } par versement
settle-why-fee-percent = { $percent } de { $base }
settle-why-fee-least = au moins { $least }
settle-why-fee-most = au plus { $most }
settle-why-withheld-share = { $share } de { $base } est imposé
settle-why-withheld-before = { $before } déjà compté cette année
settle-why-withheld-rate = { $rate } de { $part }
settle-why-recovered = Dette { $debt } depuis le { $since }, { $open } encore dus
settle-why-recovery-share = Au plus { $share } des crédits vont aux dettes : { $most }
settle-why-recovery-guarantee = Le minimum garanti de { $guarantee } reste au bénéficiaire
settle-why-top-up = { $earned } gagnés, { $guarantee } garantis
settle-why-top-up-owed = C’est une avance, reprise sur les commissions suivantes
settle-why-hold = Bloqué depuis le { $from } : { $reason }
settle-why-hold-until = Bloqué du { $from } jusqu’au { $until } : { $reason }
settle-why-no-account = Bloqué : personne n’a dit sur quel compte verser
settle-why-payout-unknown = Bloqué : on ne sait pas encore ce qu’est devenu le versement { $payout }
settle-why-no-withholding-rule = Bloqué : aucune règle ne dit ce qui est prélevé en { $country } pour le profil fiscal « { $profile } » en { $currency }
settle-why-nothing-left = Des retenues de { $deducted } ne laissent rien de { $gross }
settle-why-below-minimum = { $payout } est inférieur au minimum de { $minimum }
settle-why-owing = { $owed } restent dus
settle-why-rounded =
    Exactement { $exact }, arrondi à un multiple de { $to }, { $mode ->
        [half-even] au plus proche, moitié vers le pair
        [half-down] au plus proche, moitié vers le bas
        [down] vers zéro
        [up] en s’éloignant de zéro
        [floor] par défaut
        [ceiling] par excès
       *[other] au plus proche, moitié vers le haut
    }

# États d’un versement
problem-payout-not-sent = Le versement n’a pas encore été envoyé.
problem-payout-sent-otherwise = Le versement a déjà été envoyé avec { $sent_with }.
problem-payout-in-doubt = Personne ne sait si le versement envoyé avec { $sent_with } est parti. Vérifiez d’abord : il n’est pas renvoyé.
problem-payout-confirmed-otherwise = Le versement est déjà confirmé et ne change plus.
problem-payout-failed = Le versement a échoué et son montant est revenu au solde du bénéficiaire. Faites un nouveau versement.
problem-payout-not-confirmed = Seul un versement confirmé peut être retourné.

# Fichiers de versements
problem-pain-id-malformed = La référence « { $value } » doit avoir de 1 à 35 lettres simples, chiffres ou signes, sans barre oblique au bord.
problem-pain-id-twice = La référence « { $value } » figure deux fois dans le fichier.
problem-pain-name-unreadable = Le nom n’a aucune lettre que les banques savent lire.
problem-pain-not-euro = SEPA transporte des euros, pas { $currency }.
problem-pain-amount-outside = Le montant { $amount } n’est pas entre 0,01 et 999 999 999,99 euros.
problem-pain-number-outside = Un fichier de versements contient de 1 à { $most } virements, pas { $count }.
problem-pain-time-outside = { $second } n’est pas une seconde d’un jour.
problem-iban-malformed = « { $value } » n’est pas un IBAN : pays, deux chiffres de contrôle, puis lettres et chiffres.
problem-iban-outside-sepa = SEPA ne permet pas d’envoyer des euros vers { $country }.
problem-iban-length = Un IBAN de { $country } a { $wanted } caractères, celui-ci en a { $found }.
problem-iban-checksum = Les chiffres de contrôle de l’IBAN { $value } sont faux : il y a une faute de frappe.
problem-bic-malformed = « { $value } » n’est pas un BIC : 8 ou 11 majuscules et chiffres.
