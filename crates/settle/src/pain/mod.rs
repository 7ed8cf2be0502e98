//! Payout files as SEPA Credit Transfers, pain.001.001.09: exact sums, the letters banks take, references that stand once.
//! Refuses a batch with anything a bank would refuse, and names every transfer that is wrong at once.

mod iban;
mod latin;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use kernel::{Currency, Date, Money, Problem, decimal};

pub use iban::{check_bic, check_iban};
pub use latin::latin;

/// The most transfers of one file: more than any payroll, less than what a bank's portal chokes on.
pub const MAX_TRANSFERS: usize = 50_000;
/// Problems told at once.
const MAX_PROBLEMS: usize = 100;
/// The largest amount of one transfer, in cents (EPC rulebook).
const MAX_CENTS: i64 = 99_999_999_999;

/// What one file holds: who pays, from where, when, and to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferFile {
    /// What names the file at the bank: stands once for good, at most 35 characters.
    pub message_id: String,
    /// The day on which it is made: the engine has no clock.
    pub created_on: Date,
    /// The seconds of that day, in the zone of the company.
    pub created_second: u32,
    /// The day on which the bank is to pay.
    pub execute_on: Date,
    /// Who pays.
    pub debtor: Party,
    /// Whether the bank shows one sum on the statement instead of every transfer.
    pub batch_booking: bool,
    /// Whom.
    pub transfers: Vec<Transfer>,
}

/// A name with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// As people write it; the file says it in the letters banks take.
    pub name: String,
    /// With or without blanks.
    pub iban: String,
    /// Not needed inside SEPA.
    pub bic: Option<String>,
}

/// One transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// What the payee's bank passes on: stands once in the file, at most 35 characters.
    pub end_to_end_id: String,
    /// Who is paid.
    pub payee: Party,
    /// How much, in euro.
    pub amount: Money,
    /// What the payee reads on the statement.
    pub remittance: String,
}

/// Writes the file.
///
/// # Errors
/// Everything that is wrong, up to a hundred problems, each with the field it is about.
pub fn pain(file: &TransferFile) -> Result<String, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut note = |field: String, result: Result<(), Problem>| {
        if let Err(problem) = result
            && problems.len() < MAX_PROBLEMS
        {
            problems.push(problem.field(field));
        }
    };
    note("message_id".into(), check_id(&file.message_id));
    check_party(&file.debtor, "debtor", &mut note);
    note("created_second".into(), check_second(file.created_second));
    note("transfers".into(), check_number(file.transfers.len()));
    let mut seen = BTreeSet::new();
    for (at, transfer) in file.transfers.iter().enumerate() {
        let field = |name: &str| format!("transfers/{at}/{name}");
        note(field("end_to_end_id"), check_id(&transfer.end_to_end_id));
        if !seen.insert(&transfer.end_to_end_id) {
            let twice = Problem::new("pain-id-twice").with("value", &transfer.end_to_end_id);
            note(field("end_to_end_id"), Err(twice));
        }
        check_party(&transfer.payee, &field("payee"), &mut note);
        note(field("amount"), check_amount(transfer.amount));
    }
    if problems.is_empty() { Ok(document(file)) } else { Err(problems) }
}

fn check_party(party: &Party, field: &str, note: &mut impl FnMut(String, Result<(), Problem>)) {
    let readable = latin(&party.name, 70).chars().any(|letter| letter.is_ascii_alphanumeric());
    let name = if readable { Ok(()) } else { Err(Problem::new("pain-name-unreadable")) };
    note(format!("{field}/name"), name);
    note(format!("{field}/iban"), check_iban(&party.iban));
    if let Some(bic) = &party.bic {
        note(format!("{field}/bic"), check_bic(bic));
    }
}

/// References travel as they are: 1 to 35 letters of the set, no slash at an end and none doubled.
fn check_id(id: &str) -> Result<(), Problem> {
    let slashed = id.starts_with('/') || id.ends_with('/') || id.contains("//");
    let known = id.chars().all(latin::is_known) && id.trim() == id;
    if id.is_empty() || id.len() > 35 || slashed || !known {
        return Err(Problem::new("pain-id-malformed").with("value", id).token(id));
    }
    Ok(())
}

fn check_amount(amount: Money) -> Result<(), Problem> {
    if amount.currency() != Currency::EUR {
        return Err(Problem::new("pain-not-euro").with("currency", amount.currency()));
    }
    if amount.minor() < 1 || amount.minor() > MAX_CENTS {
        return Err(Problem::new("pain-amount-outside").with("amount", amount.decimal()));
    }
    Ok(())
}

fn check_number(transfers: usize) -> Result<(), Problem> {
    if transfers == 0 || transfers > MAX_TRANSFERS {
        return Err(Problem::new("pain-number-outside").with("count", transfers).with("most", MAX_TRANSFERS));
    }
    Ok(())
}

fn check_second(second: u32) -> Result<(), Problem> {
    if second < 86_400 { Ok(()) } else { Err(Problem::new("pain-time-outside").with("second", second)) }
}

fn document(file: &TransferFile) -> String {
    let count = file.transfers.len();
    // Checked before: 50,000 amounts of at most 10^11 cents each.
    let cents: i128 = file.transfers.iter().map(|transfer| i128::from(transfer.amount.minor())).sum();
    let sum = decimal::print(cents, Currency::EUR.digits());
    let name = escaped(&latin(&file.debtor.name, 70));
    let id = escaped(&file.message_id);
    let second = file.created_second;
    let time = format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
    let mut out = String::with_capacity(1_000 + count * 600);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\">\n<CstmrCdtTrfInitn>\n");
    let _ = writeln!(
        out,
        "<GrpHdr><MsgId>{id}</MsgId><CreDtTm>{}T{time}</CreDtTm><NbOfTxs>{count}</NbOfTxs><CtrlSum>{sum}</CtrlSum>\
         <InitgPty><Nm>{name}</Nm></InitgPty></GrpHdr>",
        file.created_on,
    );
    let _ = writeln!(
        out,
        "<PmtInf><PmtInfId>{id}</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>{}</BtchBookg><NbOfTxs>{count}</NbOfTxs>\
         <CtrlSum>{sum}</CtrlSum><PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf>\
         <ReqdExctnDt><Dt>{}</Dt></ReqdExctnDt><Dbtr><Nm>{name}</Nm></Dbtr>\
         <DbtrAcct><Id><IBAN>{}</IBAN></Id></DbtrAcct><DbtrAgt><FinInstnId>{}</FinInstnId></DbtrAgt><ChrgBr>SLEV</ChrgBr>",
        file.batch_booking,
        file.execute_on,
        iban::compact(&file.debtor.iban),
        file.debtor.bic.as_ref().map_or("<Othr><Id>NOTPROVIDED</Id></Othr>".to_owned(), |bic| bank(bic)),
    );
    for transfer in &file.transfers {
        write_transfer(&mut out, transfer);
    }
    out.push_str("</PmtInf>\n</CstmrCdtTrfInitn>\n</Document>\n");
    out
}

fn write_transfer(out: &mut String, transfer: &Transfer) {
    let agent =
        transfer.payee.bic.as_ref().map_or(String::new(), |bic| {
            format!("<CdtrAgt><FinInstnId>{}</FinInstnId></CdtrAgt>", bank(bic))
        });
    let remittance = latin(&transfer.remittance, 140);
    let remittance = if remittance.is_empty() {
        String::new()
    } else {
        format!("<RmtInf><Ustrd>{}</Ustrd></RmtInf>", escaped(&remittance))
    };
    let _ = writeln!(
        out,
        "<CdtTrfTxInf><PmtId><EndToEndId>{}</EndToEndId></PmtId><Amt><InstdAmt Ccy=\"EUR\">{}</InstdAmt></Amt>{agent}\
         <Cdtr><Nm>{}</Nm></Cdtr><CdtrAcct><Id><IBAN>{}</IBAN></Id></CdtrAcct>{remittance}</CdtTrfTxInf>",
        escaped(&transfer.end_to_end_id),
        transfer.amount.decimal(),
        escaped(&latin(&transfer.payee.name, 70)),
        iban::compact(&transfer.payee.iban),
    );
}

fn bank(bic: &str) -> String {
    format!("<BICFI>{}</BICFI>", escaped(bic))
}

/// The letters banks take hold nothing that XML would read; escaped all the same, so that this does not hang on it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
