# Entrar com um fornecedor por OpenID Connect.

problem-openid-refused = Esta resposta não pertence a nenhuma entrada iniciada neste navegador. Recomece.
problem-openid-unknown = Ninguém aqui está ligado a esta entrada. Entre com a sua palavra-passe e ligue-a em «Acesso e segurança», ou peça um convite à administração.
problem-openid-unreachable = «{ $provider }» não está acessível de momento ou não responde como devia. Tente mais tarde ou entre de outra forma.
problem-openid-known = Esta entrada já está ligada.
problem-openid-many = Tem { $max } entradas ligadas. Desligue primeiro uma.
problem-openid-proof-factor = Introduza antes um código do seu segundo fator.
problem-sign-in-last = Esta é a sua última forma de entrar. Defina primeiro uma palavra-passe ou uma chave de acesso.

openid-title = Fornecedores de entrada
openid-text = Um fornecedor ligado permite-lhe entrar aqui assim que o reconhece lá. O que ele diz do seu endereço de correio não conta.
openid-sign-in = Entrar com { $provider }
openid-link = Ligar { $provider }
openid-prove = Usar { $provider }
openid-since = ligado em { $at }
openid-gone = Este fornecedor já não está configurado aqui.
openid-unlink = Desligar
openid-unlink-text = A partir de agora não abre mais nada. Todos os outros dispositivos saem.
openid-unlinked = O fornecedor foi desligado.
openid-denied = O fornecedor não permitiu a entrada.
openid-back = Voltar
