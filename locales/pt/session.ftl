# Início de sessão, utilizadores e palavras-passe.

problem-sign-in-wrong = O utilizador ou a palavra-passe está errado.
problem-password-short = A palavra-passe deve ter pelo menos { $min } caracteres.
problem-password-long = A palavra-passe pode ter no máximo { $max } caracteres.
problem-password-like-login = A palavra-passe é demasiado parecida com o utilizador.
problem-password-simple = A palavra-passe é demasiado fácil de adivinhar: repete-se ou segue o teclado.
problem-language-unknown = Não há língua «{ $value }»: escolha en, fr, pt, es, pl ou ru.
problem-zone-unknown = Não há fuso horário «{ $value }».
problem-theme-unknown = Não há tema «{ $value }»: escolha light, dark ou system.
problem-login-taken = O utilizador «{ $login }» já existe.
problem-login-malformed = Um nome de utilizador tem de 2 a 120 caracteres sem espaços.
problem-user-unknown = Não há utilizador «{ $login }».
problem-role-unknown = Não há função «{ $role }».
problem-settings-empty = Indique pelo menos um valor a alterar.
problem-company-name-malformed = O nome da empresa tem de 1 a 120 caracteres.
problem-password-wrong = A palavra-passe atual está errada.
problem-password-common = A palavra-passe é feita de palavras que toda a gente usa. Escolha uma frase sua.

# Sessões e palavra-passe
session-security = Acesso e segurança
session-where = Onde tem sessão iniciada
session-present = Este dispositivo
session-when = Início { $begun } · último uso { $seen }
session-device = { $browser } em { $system }
session-device-unknown = Dispositivo desconhecido
session-end = Terminar
session-end-title = Terminar esta sessão?
session-end-text = Quem a usa fica sem sessão de imediato.
session-end-others = Terminar todas as outras
session-end-others-text = Todos os outros dispositivos ficam sem sessão de imediato.
session-ended = Terminada
session-password = Palavra-passe
session-password-change = Mudar a palavra-passe
session-password-current = Palavra-passe atual
session-password-new = Nova palavra-passe
session-password-rule = Pelo menos { $min } caracteres; o melhor é uma frase. Todos os outros dispositivos ficam sem sessão.
session-password-changed = A palavra-passe foi mudada; todos os outros dispositivos ficaram sem sessão.
session-choose = Escolher uma palavra-passe
session-choose-invited = Bem-vindo, { $name }. Escolha a palavra-passe com que vai entrar.
session-choose-reset = { $name }, escolha uma nova palavra-passe.
session-choose-rule = Pelo menos { $min } caracteres; o melhor é uma frase.
session-chosen = A palavra-passe está definida. Entre com ela.
session-forgot = Esqueceu-se da palavra-passe?
session-forgot-title = Palavra-passe esquecida
session-forgot-text = Introduza o seu utilizador. Se for conhecido aqui, segue uma mensagem com uma ligação para o endereço guardado.
session-forgot-send = Enviar a ligação
session-forgot-sent = Se o utilizador for conhecido, uma mensagem vai a caminho. A ligação serve uma vez e vale 30 minutos.
session-forgot-no-mail = Esta instalação não envia mensagens. Peça uma ligação a um administrador.
session-back = Voltar ao início de sessão
problem-second-factor-needed = Introduza também o código do seu telefone.
problem-second-factor-wrong = O código está errado ou já foi usado. Espere pelo seguinte.
problem-second-factor-there = Já existe um segundo fator. Retire-o primeiro.
problem-second-factor-none = Não existe segundo fator.
problem-proof-needed = Mostre mais uma vez quem é.

# Segundo fator e prova
factor-title = Segundo fator
factor-on = Ativo
factor-text = Com um código de uma aplicação no seu telefone, uma palavra-passe roubada não abre nada sozinha.
factor-since = É pedido um código em cada entrada desde { $date }.
factor-set-up = Configurar
factor-scan = Leia esta imagem com uma aplicação de códigos, como a do seu telefone ou do seu gestor de palavras-passe.
factor-picture = Imagem para ler
factor-type = Ou escreva esta chave na aplicação:
factor-here = Neste dispositivo: abrir a aplicação.
factor-confirm-text = Depois introduza o código que a aplicação mostra:
factor-figure = Algarismo { $number } de 6
factor-confirm = Ativar
factor-recovery = Códigos de recuperação
factor-recovery-text = Cada código deixa-o entrar uma vez se perder o telefone. Só são mostrados agora: imprima-os ou guarde-os no seu gestor de palavras-passe.
factor-recovery-copy = Copiar os códigos
factor-recovery-kept = Guardei-os
factor-recovery-new = Novos códigos de recuperação
factor-remove = Desativar
factor-remove-text = A sua palavra-passe bastará então para abrir a conta. Os códigos de recuperação deixam de valer.
factor-removed = O segundo fator está desativado.
factor-code = Código
factor-code-hint = Seis algarismos do seu telefone, ou um código de recuperação.
problem-second-factor-duty = Configure primeiro um segundo fator: a sua função exige-o.
factor-duty = Mais uma coisa antes de continuar
factor-duty-text = A sua função exige um segundo fator: um código de uma aplicação no telefone, além da palavra-passe. Configure-o agora; antes disso nada mais se abre.
proof-title = Mais uma vez: é mesmo você?
proof-code-text = Isto pede uma prova recente. Introduza o código do seu telefone ou um código de recuperação.
proof-password-text = Isto pede uma prova recente. Introduza a sua palavra-passe.
proof-go-on = Continuar
factor-recovery-left =
    { $count ->
        [one] Resta { $count } código de recuperação.
        [many] Restam { $count } de códigos de recuperação.
       *[other] Restam { $count } códigos de recuperação.
    }
