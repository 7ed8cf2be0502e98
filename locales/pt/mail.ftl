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
mail-link-by-hand-subject = { $company }: alguém tem uma ligação para a sua palavra-passe
mail-link-by-hand-text = um administrador de { $company } criou uma ligação com a qual se pode escolher a palavra-passe do seu utilizador { $login }, para lha entregar.
mail-link-by-hand-then = Se não pediu uma ligação, ou se ninguém lha entrega, avise já o seu administrador.
mail-password-chosen-subject = { $company }: a sua palavra-passe foi alterada
mail-password-chosen-text = foi escolhida outra palavra-passe para o seu utilizador { $login } em { $company }, e todas as suas outras sessões terminaram.
mail-password-chosen-then = Se não foi você, peça uma nova palavra-passe na página de acesso e avise já o seu administrador.
mail-address-changed-subject = { $company }: os seus e-mails vão para outro endereço
mail-address-changed-text = um administrador de { $company } alterou o endereço do seu utilizador { $login }: os e-mails sobre o acesso vão a partir de agora para outro endereço. Este é o último para este endereço.
mail-address-changed-then = Se não o pediu, avise já o seu administrador.
mail-news-subject = { $company }: { $text }
mail-news-link = Abrir
mail-news-why = Recebe este correio porque o escolheu para este tipo de notícias, atrás do sino.
