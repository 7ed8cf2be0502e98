//! The company of an installation: its name, currency, zone and language; refuses unknown currencies and zones.

use kernel::TenantId;
use store::company::Company;
use uuid::Uuid;

use crate::{Cx, Error};

/// The first company's id: fixed, so that two processes that start at once found one company.
const FIRST: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);

/// The company of this installation, founded when there is none.
pub(crate) async fn ensure(cx: &Cx) -> Result<TenantId, Error> {
    if let Some(company) = store::company::first(&mut cx.db.read()).await? {
        return Ok(company.tenant);
    }
    let company = Company {
        tenant: TenantId::from_uuid(FIRST),
        name: "Treeline".to_owned(),
        currency: "EUR".to_owned(),
        zone: "UTC".to_owned(),
        language: "en".to_owned(),
    };
    let now = cx.now();
    cx.db.write(async |tx| store::company::found(tx, &company, now).await.map_err(Error::from)).await?;
    Ok(company.tenant)
}

/// The company as everybody may see it.
pub async fn get(cx: &Cx, tenant: TenantId) -> Result<Company, Error> {
    store::company::get(&mut cx.db.read(), tenant).await?.ok_or(Error::NotFound)
}
