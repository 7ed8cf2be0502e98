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
