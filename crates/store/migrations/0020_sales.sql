-- What was sold, as it stood when the order was confirmed. Nothing here is ever changed: a return
-- is a further sale with negative figures that names the one it takes back. `leaf` is the salted
-- hash of the sale and its lines that the chain `sale` seals.
CREATE TABLE sale (
  {pk},
  code {text} NOT NULL,
  kind {text} NOT NULL CHECK (kind IN ('sale', 'return')),
  order_id {id},
  returns_id {id},
  account_id {id} NOT NULL,
  member_id {id},
  sold_on {text} NOT NULL,
  currency {text} NOT NULL,
  amount {i64} NOT NULL,
  pv {i64} NOT NULL,
  bv {i64} NOT NULL,
  confirmed_at {ts} NOT NULL,
  actor_id {id} NOT NULL,
  salt {bytes} NOT NULL,
  leaf {bytes} NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, code),
  UNIQUE (tenant_id, order_id),
  FOREIGN KEY (tenant_id, returns_id) REFERENCES sale (tenant_id, id)
) {table};

CREATE INDEX sale_by_day ON sale (tenant_id, sold_on, id);

CREATE INDEX sale_by_account ON sale (tenant_id, account_id, sold_on);

CREATE INDEX sale_by_member ON sale (tenant_id, member_id, sold_on);

CREATE INDEX sale_by_returned ON sale (tenant_id, returns_id);

{append_only sale};

-- Lines of a sale: amounts in minor units of the sale's currency, quantity and volumes in
-- ten-thousandths.
CREATE TABLE sale_line (
  tenant_id {id} NOT NULL,
  sale_id {id} NOT NULL,
  line {i64} NOT NULL,
  product_id {id},
  text {text} NOT NULL,
  quantity {i64} NOT NULL,
  amount {i64} NOT NULL,
  pv {i64} NOT NULL,
  bv {i64} NOT NULL,
  PRIMARY KEY (tenant_id, sale_id, line),
  FOREIGN KEY (tenant_id, sale_id) REFERENCES sale (tenant_id, id)
) {clustered};

{append_only sale_line};
