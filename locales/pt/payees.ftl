# Where members are paid, and on which terms
payees-title = Dados para pagamentos
payees-none = Ainda ninguém disse para onde vai o dinheiro. Até lá, os pagamentos ficam bloqueados.
payees-masked = Vê as contas só em parte: o país e os últimos quatro caracteres.
payees-masked-change = Para as alterar precisa do direito de as ver por inteiro.
payees-masked-part = mostrada em parte
payees-change = Alterar dados para pagamentos
payees-save = Guardar dados para pagamentos
payees-saved = Os dados para pagamentos estão guardados.
payees-account-part = Conta
payees-terms = Imposto e extrato
payees-name = Titular da conta
payees-method = Forma de pagamento
payees-method-sepa = transferência SEPA
payees-method-other = outra forma
payees-account = Conta sem IBAN
payees-country = País para imposto e taxas
payees-language = Língua dos extratos
payees-as-member = como na ficha do membro
payees-profile = Perfil fiscal
payees-profile-note = Como as regras de pagamento lhe chamam, por exemplo “individual”.
payees-holds = Bloqueios
payees-holds-count =
    { $count ->
        [one] Nada é pago: { $count } bloqueio
        [many] Nada é pago: { $count } de bloqueios
       *[other] Nada é pago: { $count } bloqueios
    }
payees-holds-none = Nada bloqueia os pagamentos.
payees-hold = Bloqueio { $number }
payees-hold-add = Acrescentar um bloqueio
payees-hold-remove = Levantar o bloqueio { $number }
payees-reason = Por que nada é pago
payees-from = Desde
payees-until = Primeiro dia livre
payees-hold-span = Desde { $from }, livre em { $until }: { $reason }
payees-hold-open = Desde { $from } até ser levantado: { $reason }
payees-minimums = Mínimos próprios
payees-minimums-none = Vale o mínimo das regras.
payees-minimum = Mínimo { $number }
payees-minimum-add = Acrescentar um mínimo
payees-minimum-remove = Retirar o mínimo { $number }
payees-guarantees = Garantias e adiantamentos
payees-guarantees-none = Nada está garantido.
payees-guarantee = Garantia { $number }
payees-guarantee-add = Acrescentar uma garantia
payees-guarantee-remove = Retirar a garantia { $number }
payees-amount = Montante
payees-currency = Moeda
payees-draw = Um adiantamento: o complemento fica em dívida
payees-draw-is = adiantamento
