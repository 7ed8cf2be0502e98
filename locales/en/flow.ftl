# Approvals and states
problem-flow-needed = A request needs between one and nine approvals.
problem-flow-closed = This request is already closed.
problem-flow-own-request = You made this request: another person must decide.
problem-flow-decided-before = You have already decided on this request.
problem-flow-not-requester = Only the person who made the request may withdraw it.
problem-flow-comment-missing = Say why you reject the request.
problem-flow-comment-too-long = The comment is longer than 2,000 characters.
problem-flow-time-backwards = The decision is dated before the request or before an earlier decision.
problem-flow-step = The step “{ $event }” is not possible in the state “{ $state }”.
