# Tokens de API.

problem-token-name-malformed = Um nome tem de 1 a 100 caracteres.
problem-token-days = Um token vive de 1 a { $max } dias.
problem-token-objects-empty = Escolha pelo menos um objeto, ou todos.
problem-token-object-unknown = Não há objeto «{ $object }» para um token.
problem-token-too-many = Tem { $max } tokens. Revogue um primeiro.
problem-token-read-only = Este token só pode ler.
problem-token-refused = Só a pessoa pode fazer isto, não um token.
problem-token-factor-duty = Uma função exige à pessoa deste token um segundo fator que não existe. Depois de configurado, o token volta a funcionar.

tokens-title = Tokens de API
tokens-text = Um token deixa um programa trabalhar em seu nome pela API, com os seus direitos no máximo, e nunca com os de acessos, utilizadores, funções, webhooks, aprovações e lançamentos.
tokens-whose = Tokens de quem
tokens-own = Os meus tokens
tokens-everybody = Tokens de todos
tokens-new = Novo token
tokens-name = Nome
tokens-name-hint = Para que serve, por exemplo o programa que o usa.
tokens-days = Válido por
tokens-read-only = Só leitura
tokens-read-only-hint = Nada pode ser alterado com ele.
tokens-read-write = Ler e alterar
tokens-objects = Objetos
tokens-objects-hint = Deixe vazio para todos os objetos que pode ver.
tokens-objects-all = Todos os objetos
tokens-make = Criar o token
tokens-shown = Token «{ $name }»
tokens-shown-text = Só é mostrado agora. Guarde-o como uma palavra-passe.
tokens-token = Token
tokens-example = Um programa envia-o com cada pedido:
tokens-copy = Copiar o token
tokens-over = Expirado
tokens-used = Último uso { $at }
tokens-never-used = Nunca usado
tokens-until = Válido até { $at }
tokens-revoke = Revogar
tokens-revoke-text = O próximo pedido com ele é recusado. Não há volta.
tokens-revoked = O token está revogado.
tokens-none = Não há tokens.
tokens-more = Mais
tokens-days-count =
    { $count ->
        [one] { $count } dia
        [many] { $count } de dias
       *[other] { $count } dias
    }
