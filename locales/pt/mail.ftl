# Mensagens sobre o acesso.

mail-hello = Olá { $name },
mail-ignore = Se não esperava esta mensagem, não precisa de fazer nada.
mail-invitation-subject = { $company }: o seu acesso
mail-invitation-text = foi-lhe dado acesso a { $company }. O seu utilizador é { $login }. Escolha a palavra-passe com que vai entrar.
mail-invitation-link = Escolher uma palavra-passe
mail-invitation-until = A ligação serve uma vez e vale sete dias.
mail-reset-subject = { $company }: uma nova palavra-passe
mail-reset-text = alguém pediu uma nova palavra-passe para o seu utilizador { $login }. Se foi você, escolha-a agora.
mail-reset-link = Escolher uma nova palavra-passe
mail-reset-until = A ligação serve uma vez e vale 30 minutos.
mail-factor-reset-subject = { $company }: o seu segundo fator foi retirado
mail-factor-reset-text = um administrador de { $company } retirou o segundo fator do seu utilizador { $login }, e todas as suas sessões terminaram. A sua palavra-passe basta agora para abrir a sua conta.
mail-factor-reset-then = Configure um novo segundo fator nas definições, em «Acesso e segurança». Se não o pediu, avise já o seu administrador.
mail-provider-subject = { $company }: entra com { $providers }
mail-provider-text = alguém pediu uma nova palavra-passe para o seu utilizador { $login }. Não existe nenhuma: entra com { $providers }.
mail-provider-then = Se essa via já não abrir, peça uma ligação ao seu administrador. Se não pediu uma palavra-passe, não precisa de fazer nada.
mail-news-subject = { $company }: { $text }
mail-news-link = Abrir
mail-news-why = Recebe este correio porque o escolheu para este tipo de notícias, atrás do sino.
