# Orders and sales.

problem-order-final = The order is already confirmed or cancelled and does not change any more.
problem-order-reason-missing = Say why the order is cancelled.
problem-order-return-unknown = There is no sale with the code “{ $code }” to take back.
orders-confirm = Confirm
orders-confirm-note = The order becomes a sale and cannot be changed afterwards.
orders-cancel = Cancel order
orders-cancel-reason = Reason
orders-drafts = Orders to confirm
orders-months = Orders by month
orders-months-all = All orders
orders-months-count = { $count ->
    [one] { $count } order
   *[other] { $count } orders
  }
