# Today: what waits for the person.

today-approvals = À espera da sua decisão
today-close = O mês terminou sem cálculo de comissões
today-run-approve = Cálculo de comissões: aprovar ou rejeitar
today-run-post = Cálculo de comissões: aprovado, por lançar
today-settlement-approve = Liquidação a aprovar
today-settlement-post = Liquidação a contabilizar
today-run-disputed = Cálculo de comissões: a verificação independente encontrou algo
today-transfer = Transferência: aprovar ou rejeitar
