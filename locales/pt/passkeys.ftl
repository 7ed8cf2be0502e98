# Chaves de acesso: chaves que ficam num dispositivo e entram sem palavra-passe.

problem-passkey-address = As chaves de acesso precisam de um endereço com nome e https. Fale com quem gere o servidor.
problem-passkey-many = Tem { $max } chaves de acesso. Retire primeiro uma.
problem-passkey-name = Um nome tem de 1 a 60 caracteres.
problem-passkey-refused = Esta não é a resposta à nossa pergunta. Recomece.
problem-passkey-known = Esta chave já está registada.
problem-passkey-wrong = Esta chave não é sua, ou a resposta está errada.

passkeys-title = Chaves de acesso
passkeys-text = Uma chave de acesso fica no seu dispositivo e permite entrar com a impressão digital, o rosto ou o código do dispositivo, sem palavra-passe nem código de uma aplicação. Só vale neste endereço: ninguém a consegue pescar.
passkeys-unavailable = Este navegador ou o endereço deste servidor não permite chaves de acesso.
passkeys-new = Nova chave de acesso
passkeys-name = Nome
passkeys-name-hint = Onde está guardada, por exemplo «Telefone».
passkeys-make = Criar a chave de acesso
passkeys-made = A chave de acesso está pronta.
passkeys-since = desde { $at }
passkeys-rename = Mudar o nome
passkeys-remove = Retirar
passkeys-remove-text = A partir de agora não abre mais nada. Apague-a também no dispositivo. Todos os outros dispositivos saem.
passkeys-removed = A chave de acesso foi retirada.
passkeys-no-key = Não foi dada nenhuma chave de acesso.
passkeys-sign-in = Entrar com uma chave de acesso
passkeys-prove = Usar uma chave de acesso
