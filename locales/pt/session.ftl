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
