# Today: what waits for the person.

today-approvals = À espera da sua decisão
today-close = O mês terminou sem apuramento de comissões
today-run-approve = Apuramento de comissões: aprovar ou rejeitar
today-run-post = Apuramento de comissões: aprovado, por lançar
today-run-disputed = Apuramento de comissões: a verificação independente encontrou algo
today-transfer = Transferência: aprovar ou rejeitar
