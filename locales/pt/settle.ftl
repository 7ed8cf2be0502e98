# Liquidações: recusas de regras e saldos, e o porquê de cada valor
problem-settle-overflow = A liquidação de { $payee } em { $currency } é grande demais para a regra “{ $rule }”.
problem-settle-step-twice = O desconto “{ $step }” aparece duas vezes na ordem.
problem-settle-step-missing = Há regras para “{ $step }”, mas a ordem dos descontos não o indica.
problem-settle-minimum-twice = O mínimo em { $currency } aparece duas vezes para o mesmo país.
problem-settle-bounds-crossed = O mínimo da tarifa “{ $rule }” é maior do que o seu máximo.
problem-settle-kinds-of-what-is-left = A retenção “{ $rule }” indica tipos de crédito, por isso deve ser calculada sobre o bruto.
problem-settle-brackets-disordered = Os escalões de “{ $rule }” têm de começar em zero e subir.
problem-settle-payee-twice = O beneficiário { $payee } aparece duas vezes na liquidação.
problem-settle-currency-twice = O beneficiário { $payee } tem duas contas em { $currency }.
problem-settle-credit-twice = “{ $kind }” de { $source } aparece duas vezes para o beneficiário { $payee }.
problem-settle-debt-twice = A dívida { $debt } aparece duas vezes para o beneficiário { $payee }.
problem-settle-currency-differs = “{ $rule }” está em { $found } em vez de { $wanted }.
problem-settle-amount-negative = O valor { $amount } de “{ $rule }” é negativo.
problem-settle-amount-not-positive = O valor { $amount } de “{ $rule }” tem de ser maior do que zero.
problem-settle-rate-outside = A taxa { $rate } de “{ $rule }” não está entre 0 e 100 %.

settle-why-fee-fixed = { $fixed } por pagamento
settle-why-fee-percent = { $percent } de { $base }
settle-why-fee-least = pelo menos { $least }
settle-why-fee-most = no máximo { $most }
settle-why-withheld-share = { $share } de { $base } é tributado
settle-why-withheld-before = { $before } já contados neste ano
settle-why-withheld-rate = { $rate } de { $part }
settle-why-recovered = Dívida { $debt } desde { $since }, { $open } em aberto
settle-why-recovery-share = No máximo { $share } dos créditos vai para dívidas: { $most }
settle-why-recovery-guarantee = A garantia de { $guarantee } fica com o beneficiário
settle-why-top-up = Ganhos: { $earned }; garantidos: { $guarantee }
settle-why-top-up-owed = É um adiantamento, descontado de comissões posteriores
settle-why-hold = Retido desde { $from }: { $reason }
settle-why-hold-until = Retido de { $from } até { $until }: { $reason }
settle-why-no-account = Retido: ninguém disse para que conta vai o dinheiro
settle-why-payout-unknown = Retido: ainda não se sabe o que aconteceu ao pagamento { $payout }
settle-why-no-withholding-rule = Retido: nenhuma regra diz o que se retém em { $country } para o perfil fiscal “{ $profile }” em { $currency }
settle-why-nothing-left = Descontos de { $deducted } não deixam nada de { $gross }
settle-why-below-minimum = { $payout } é menos do que o mínimo de { $minimum }
settle-why-owing = Ainda se devem { $owed }
settle-why-rounded =
    Exatamente { $exact }, arredondado para um múltiplo de { $to }, { $mode ->
        [half-even] ao mais próximo, metade ao par
        [half-down] ao mais próximo, metade para baixo
        [down] em direção a zero
        [up] para longe de zero
        [floor] para baixo
        [ceiling] para cima
       *[other] ao mais próximo, metade para cima
    }

# Estados de um pagamento
problem-payout-not-sent = O pagamento ainda não foi enviado.
problem-payout-sent-otherwise = O pagamento já foi enviado com { $sent_with }.
problem-payout-in-doubt = Ninguém sabe se o pagamento enviado com { $sent_with } saiu. Verifique primeiro: não se envia outra vez.
problem-payout-confirmed-otherwise = O pagamento já está confirmado e não muda mais.
problem-payout-failed = O pagamento falhou e o valor voltou ao saldo do beneficiário. Faça um novo pagamento.
problem-payout-not-confirmed = Só um pagamento confirmado pode ser devolvido.

# Ficheiros de pagamentos
problem-pain-id-malformed = A referência “{ $value }” deve ter de 1 a 35 letras simples, dígitos ou sinais, sem barra no início ou no fim.
problem-pain-id-twice = A referência “{ $value }” aparece duas vezes no ficheiro.
problem-pain-name-unreadable = O nome não tem nenhuma letra que os bancos leiam.
problem-pain-not-euro = A SEPA transporta euros, não { $currency }.
problem-pain-amount-outside = O valor { $amount } não está entre 0,01 e 999 999 999,99 euros.
problem-pain-number-outside = Um ficheiro de pagamentos tem de 1 a { $most } transferências, não { $count }.
problem-pain-time-outside = { $second } não é um segundo de um dia.
problem-iban-malformed = “{ $value }” não é um IBAN: país, dois dígitos de controlo, depois letras e dígitos.
problem-iban-outside-sepa = Não se podem enviar euros por SEPA para { $country }.
problem-iban-length = Um IBAN de { $country } tem { $wanted } caracteres, este tem { $found }.
problem-iban-checksum = Os dígitos de controlo do IBAN { $value } não batem certo: há um erro de escrita.
problem-bic-malformed = “{ $value }” não é um BIC: 8 ou 11 letras maiúsculas e dígitos.
