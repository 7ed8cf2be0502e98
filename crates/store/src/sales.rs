//! Confirmed sales and their lines: written once, in bulk, each with its leaf for the chain.
//! Refuses a second sale of an order and of a code; the tables themselves refuse every change.

use futures::StreamExt;
use jiff::Timestamp;
use kernel::{AccountId, Currency, Date, MemberId, OrderId, ProductId, SaleId, TenantId, UserId};
use uuid::Uuid;

use crate::chain::{self, Broken, Known};
use crate::{Db, Error, Read, Row, Tx, Value};

/// The chain sales are sealed in.
pub const CHAIN: &str = "sale";

/// A sale as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaleRow {
    /// Id.
    pub id: SaleId,
    /// Code people know it by.
    pub code: String,
    /// The order it was copied from; none for the sale of a return.
    pub order: Option<OrderId>,
    /// The sale it takes back.
    pub returns: Option<SaleId>,
    /// The buyer.
    pub account: AccountId,
    /// To whom it is attributed.
    pub member: Option<MemberId>,
    /// The business day on which it counts.
    pub sold_on: Date,
    /// Currency of every amount.
    pub currency: Currency,
    /// What the buyer owes, minor units.
    pub amount: i64,
    /// Personal volume, ten-thousandths.
    pub pv: i64,
    /// Business volume, ten-thousandths.
    pub bv: i64,
    /// When it was confirmed.
    pub confirmed_at: Timestamp,
    /// Who confirmed it.
    pub actor: UserId,
    /// Secret bytes of its hash.
    pub salt: [u8; 16],
    /// Its lines, in order.
    pub lines: Vec<SaleLineRow>,
}

/// A line of a sale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaleLineRow {
    /// What was sold, where it is a product of the catalogue.
    pub product: Option<ProductId>,
    /// What was sold, in words of that day.
    pub text: String,
    /// Units, in ten-thousandths; negative in a return.
    pub quantity: i64,
    /// Net amount, minor units.
    pub amount: i64,
    /// Personal volume, ten-thousandths.
    pub pv: i64,
    /// Business volume, ten-thousandths.
    pub bv: i64,
}

impl SaleRow {
    /// The bytes the chain vouches for: every field of the sale and its lines in a fixed order.
    #[must_use]
    pub fn content(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(160 + self.lines.len() * 64);
        put(&mut out, self.id.uuid().as_bytes());
        put(&mut out, self.code.as_bytes());
        put(&mut out, optional(self.order.map(OrderId::uuid).as_ref()));
        put(&mut out, optional(self.returns.map(SaleId::uuid).as_ref()));
        put(&mut out, self.account.uuid().as_bytes());
        put(&mut out, optional(self.member.map(MemberId::uuid).as_ref()));
        put(&mut out, self.sold_on.to_string().as_bytes());
        put(&mut out, self.currency.code().as_bytes());
        for number in [self.amount, self.pv, self.bv, self.confirmed_at.as_microsecond()] {
            out.extend_from_slice(&number.to_be_bytes());
        }
        put(&mut out, self.actor.uuid().as_bytes());
        for line in &self.lines {
            put(&mut out, optional(line.product.map(ProductId::uuid).as_ref()));
            put(&mut out, line.text.as_bytes());
            for number in [line.quantity, line.amount, line.pv, line.bv] {
                out.extend_from_slice(&number.to_be_bytes());
            }
        }
        out
    }

    /// The leaf the chain holds: the salted hash of the content.
    #[must_use]
    pub fn leaf(&self) -> [u8; 32] {
        ledger::chain::content_hash(&self.salt, &self.content()).0
    }
}

fn optional(id: Option<&Uuid>) -> &[u8] {
    id.map_or(&[], |id| id.as_bytes().as_slice())
}

/// Length first, so that no two contents give the same bytes.
fn put(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
    out.extend_from_slice(bytes);
}

/// Writes sales with their lines and leaves, all or none.
///
/// # Errors
/// [`Error::Unique`] of `sale` on `code` or `order_id`; [`Error::Refused`] `period-closed` for a day in
/// a month whose run is posted: nobody would ever be paid for it.
pub async fn insert(tx: &mut Tx, tenant: TenantId, sales: &[SaleRow]) -> Result<(), Error> {
    crate::runs::record::keep_open(tx, tenant, &sales.iter().map(|sale| sale.sold_on).collect()).await?;
    let rows: Vec<Vec<Value>> = sales.iter().map(|sale| row(tenant, sale)).collect();
    let columns = [
        "tenant_id",
        "id",
        "code",
        "kind",
        "order_id",
        "returns_id",
        "account_id",
        "member_id",
        "sold_on",
        "currency",
        "amount",
        "pv",
        "bv",
        "confirmed_at",
        "actor_id",
        "salt",
        "leaf",
    ];
    tx.insert_many("sale", &columns, rows).await?;
    let lines: Vec<Vec<Value>> = sales.iter().flat_map(|sale| line_rows(tenant, sale)).collect();
    let columns = ["tenant_id", "sale_id", "line", "product_id", "text", "quantity", "amount", "pv", "bv"];
    tx.insert_many("sale_line", &columns, lines).await?;
    let leaves: Vec<Vec<Value>> = sales
        .iter()
        .map(|sale| vec![tenant.uuid().into(), CHAIN.into(), sale.id.uuid().into(), sale.leaf().into()])
        .collect();
    tx.insert_many("unsealed", &["tenant_id", "chain", "entry_id", "leaf"], leaves).await?;
    Ok(())
}

fn row(tenant: TenantId, sale: &SaleRow) -> Vec<Value> {
    vec![
        tenant.uuid().into(),
        sale.id.uuid().into(),
        sale.code.as_str().into(),
        if sale.returns.is_some() { "return" } else { "sale" }.into(),
        sale.order.map(OrderId::uuid).into(),
        sale.returns.map(SaleId::uuid).into(),
        sale.account.uuid().into(),
        sale.member.map(MemberId::uuid).into(),
        sale.sold_on.to_string().into(),
        sale.currency.code().into(),
        sale.amount.into(),
        sale.pv.into(),
        sale.bv.into(),
        sale.confirmed_at.into(),
        sale.actor.uuid().into(),
        sale.salt.to_vec().into(),
        sale.leaf().into(),
    ]
}

fn line_rows(tenant: TenantId, sale: &SaleRow) -> impl Iterator<Item = Vec<Value>> {
    sale.lines.iter().zip(1i64..).map(move |(line, number)| {
        vec![
            tenant.uuid().into(),
            sale.id.uuid().into(),
            number.into(),
            line.product.map(ProductId::uuid).into(),
            line.text.as_str().into(),
            line.quantity.into(),
            line.amount.into(),
            line.pv.into(),
            line.bv.into(),
        ]
    })
}

const COLUMNS: &str = "id, code, order_id, returns_id, account_id, member_id, sold_on, currency, amount, pv, bv, \
    confirmed_at, actor_id, salt";

fn read(row: &Row) -> Result<SaleRow, Error> {
    let malformed = |what: &str| Error::Column(format!("sale holds a malformed {what}"));
    let salt: Vec<u8> = row.get(13)?;
    Ok(SaleRow {
        id: SaleId::from_uuid(row.get(0)?),
        code: row.get(1)?,
        order: row.get::<Option<Uuid>>(2)?.map(OrderId::from_uuid),
        returns: row.get::<Option<Uuid>>(3)?.map(SaleId::from_uuid),
        account: AccountId::from_uuid(row.get(4)?),
        member: row.get::<Option<Uuid>>(5)?.map(MemberId::from_uuid),
        sold_on: row.get::<String>(6)?.parse().map_err(|_| malformed("day"))?,
        currency: row.get::<String>(7)?.parse().map_err(|_| malformed("currency"))?,
        amount: row.get(8)?,
        pv: row.get(9)?,
        bv: row.get(10)?,
        confirmed_at: row.get(11)?,
        actor: UserId::from_uuid(row.get(12)?),
        salt: salt.try_into().map_err(|_| malformed("salt"))?,
        lines: Vec::new(),
    })
}

/// The sale of an order with its lines, if it was confirmed.
pub async fn of_order(
    db: &mut impl Read,
    tenant: TenantId,
    order: OrderId,
) -> Result<Option<SaleRow>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM sale WHERE tenant_id = $1 AND order_id = $2");
    let row = db.query_opt(&sql, &[tenant.uuid().into(), order.uuid().into()]).await?;
    with_lines(db, tenant, row).await
}

/// The sale with a code, with its lines.
pub async fn by_code(db: &mut impl Read, tenant: TenantId, code: &str) -> Result<Option<SaleRow>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM sale WHERE tenant_id = $1 AND code = $2");
    let row = db.query_opt(&sql, &[tenant.uuid().into(), code.into()]).await?;
    with_lines(db, tenant, row).await
}

async fn with_lines(
    db: &mut impl Read,
    tenant: TenantId,
    row: Option<Row>,
) -> Result<Option<SaleRow>, Error> {
    let Some(row) = row else { return Ok(None) };
    let mut sale = read(&row)?;
    let sql = "SELECT product_id, text, quantity, amount, pv, bv FROM sale_line \
        WHERE tenant_id = $1 AND sale_id = $2 ORDER BY line";
    for row in db.query(sql, &[tenant.uuid().into(), sale.id.uuid().into()]).await? {
        sale.lines.push(read_line(&row, 0)?);
    }
    Ok(Some(sale))
}

/// The sales that take back this one, oldest first, with their lines.
pub async fn taken_back(db: &mut impl Read, tenant: TenantId, sale: SaleId) -> Result<Vec<SaleRow>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM sale WHERE tenant_id = $1 AND returns_id = $2 ORDER BY confirmed_at, id"
    );
    let mut out = Vec::new();
    for row in db.query(&sql, &[tenant.uuid().into(), sale.uuid().into()]).await? {
        out.extend(with_lines(db, tenant, Some(row)).await?);
    }
    Ok(out)
}

/// Checks that every sale with its lines is what was sealed when it was confirmed. `None`: nothing is
/// wrong.
pub async fn verify(db: &Db, tenant: TenantId) -> Result<Option<Broken>, Error> {
    db.snapshot(async |tx| {
        let mut known = match chain::read(tx, tenant, CHAIN).await? {
            Ok(known) => known,
            Err(broken) => return Ok(Some(broken)),
        };
        let sql = "SELECT s.id, s.code, s.order_id, s.returns_id, s.account_id, s.member_id, s.sold_on, s.currency, s.amount, \
             s.pv, s.bv, s.confirmed_at, s.actor_id, s.salt, l.product_id, l.text, l.quantity, l.amount, l.pv, l.bv \
             FROM sale s LEFT JOIN sale_line l ON l.tenant_id = s.tenant_id AND l.sale_id = s.id \
             WHERE s.tenant_id = $1 ORDER BY s.id, l.line";
        let mut rows = tx.stream(sql, &[tenant.uuid().into()]);
        let mut open: Option<SaleRow> = None;
        while let Some(row) = rows.next().await {
            let row = row?;
            let id = SaleId::from_uuid(row.get(0)?);
            if open.as_ref().is_none_or(|sale| sale.id != id)
                && let Some(broken) = open.replace(read(&row)?).and_then(|whole| crossed(&mut known, &whole))
            {
                return Ok(Some(broken));
            }
            if let (Some(sale), Some(_)) = (open.as_mut(), row.get::<Option<String>>(15)?) {
                sale.lines.push(read_line(&row, 14)?);
            }
        }
        let last = open.and_then(|whole| crossed(&mut known, &whole));
        Ok(last.or_else(|| known.missing()))
    })
    .await
}

fn crossed(known: &mut Known, sale: &SaleRow) -> Option<Broken> {
    known.cross_off(sale.id.uuid(), sale.leaf())
}

fn read_line(row: &Row, from: usize) -> Result<SaleLineRow, Error> {
    Ok(SaleLineRow {
        product: row.get::<Option<Uuid>>(from)?.map(ProductId::from_uuid),
        text: row.get(from + 1)?,
        quantity: row.get(from + 2)?,
        amount: row.get(from + 3)?,
        pv: row.get(from + 4)?,
        bv: row.get(from + 5)?,
    })
}
