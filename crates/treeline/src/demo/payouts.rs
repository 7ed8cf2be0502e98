//! The demo's first settlement: rules of payment, accounts of those who earned most, computed, approved and posted. The
//! payouts wait for a file; whoever has no account shows what is held, and why. Every account is made up.

use access::Principal;
use anyhow::{Result, bail};
use app::once::Once;
use app::settlements::{self, Amount, PayeeText, Request, RulesText};
use app::{Cx, runs};
use kernel::{Currency, Date, MemberId, RunId};

use super::load::said;
use super::months::wait;

/// How many of the highest earners have an account.
const ACCOUNTS: usize = 150;

/// Settles what the two closed months owe.
///
/// # Errors
/// The first refusal of a use case.
pub async fn settle(cx: &Cx, finance: &Principal, second: &Principal, run: RunId, on: Date) -> Result<()> {
    rules(cx, finance).await?;
    let page = runs::payees(cx, finance, run, None, 0, ACCOUNTS).await.map_err(|error| said(&error))?;
    for (number, item) in page.items.iter().enumerate() {
        let account = PayeeText {
            name: item.name.clone(),
            method: "sepa".to_owned(),
            iban: Some(iban(number)),
            bic: None,
            account: None,
            country: None,
            language: None,
            profile: None,
            holds: Vec::new(),
            minimums: Vec::new(),
            guarantees: Vec::new(),
        };
        let member = MemberId::from_uuid(item.member);
        settlements::save_payee(cx, finance, member, 0, &account).await.map_err(|error| said(&error))?;
    }
    let cmd = Request { on, currency: Currency::EUR };
    let asked =
        settlements::request(cx, finance, cmd, &Once::default()).await.map_err(|error| said(&error))?;
    loop {
        let found = settlements::get(cx, finance, asked.settlement).await.map_err(|error| said(&error))?;
        match found.item.row.state.as_str() {
            "computing" => wait().await,
            "proposed" => break,
            state => bail!("the settlement is {state}"),
        }
    }
    let yes = settlements::Decide { approve: true, comment: "Demo".to_owned() };
    settlements::decide(cx, second, asked.settlement, &yes).await.map_err(|error| said(&error))?;
    settlements::post(cx, finance, asked.settlement).await.map_err(|error| said(&error))
}

/// Debts first, then a fee for every transfer; nothing below ten euros is worth a transfer.
async fn rules(cx: &Cx, finance: &Principal) -> Result<()> {
    let text: RulesText = serde_json::from_value(serde_json::json!({
        "steps": ["debts", "fees"],
        "rounding": "half_up",
        "recovery": "50%",
        "minimum": [{ "country": null, "amount": Amount { amount: "10.00".to_owned(), currency: "EUR".to_owned() } }],
        "fees": [{
            "code": "transfer", "currency": "EUR", "country": null, "method": "sepa", "fixed": "0.50", "percent": null,
            "base": "gross", "least": null, "most": null, "round": null,
        }],
        "withholding": [],
        "debtor": { "name": "Demo company", "iban": iban(9_999), "bic": null },
        "batch_booking": true,
        "remittance": "Commission",
    }))?;
    settlements::save_rules(cx, finance, 0, "2020-01-01", &text).await.map_err(|error| said(&error))?;
    Ok(())
}

/// A Polish IBAN with right check digits, of a bank that does not exist (ISO 13616, ISO 7064 MOD 97-10).
fn iban(number: usize) -> String {
    let bban = format!("00000000{number:016}");
    // Letters count from 10: P is 25, L is 21; the check digits are worked out as if they were 00.
    let digits = format!("{bban}252100");
    let rest = digits.bytes().fold(0_u32, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
    format!("PL{:02}{bban}", 98 - rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_up_accounts_are_well_formed() {
        for number in [0, 1, 42, 9_999] {
            let iban = iban(number);
            let moved = format!("{}2521{}", &iban[4..], &iban[2..4]);
            let rest = moved.bytes().fold(0_u32, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
            assert_eq!((iban.len(), rest), (28, 1), "{iban}");
        }
    }
}
