# Today: what waits for the person.

today-approvals = Waiting for your decision
today-close = The month has ended without a commission run
today-run-approve = Commission run: approve or reject
today-run-post = Commission run: approved, to be posted
today-settlement-approve = Settlement to approve
today-settlement-post = Settlement to post
today-run-disputed = Commission run: the independent check found something
today-transfer = Transfer: approve or reject
