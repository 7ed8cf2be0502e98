-- How the codes of a number series read where a company has said it; a series that is not here reads as its definition says.
-- `series` is the name it is counted under: `account`, `account.x_contract`.
CREATE TABLE series (
  tenant_id {id} NOT NULL,
  series {text} NOT NULL,
  prefix {text} NOT NULL,
  width {i64} NOT NULL,
  yearly {bool} NOT NULL,
  version {i64} NOT NULL,
  PRIMARY KEY (tenant_id, series)
) {clustered};
