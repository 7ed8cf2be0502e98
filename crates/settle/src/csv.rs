//! Payouts as CSV, for banks and people without SEPA: any currency with its decimals, no cell a spreadsheet would run.
//! Holds text and quotes; refuses nothing.

use kernel::Money;
use kernel::sheet::neutralised;

/// One payout in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayoutRow {
    /// What names the payout.
    pub reference: String,
    /// Who, as the company names payees.
    pub payee: String,
    /// The name as people write it.
    pub name: String,
    /// The account, in whatever form the country has.
    pub account: String,
    /// How much.
    pub amount: Money,
    /// What the payee reads.
    pub remittance: String,
}

/// The columns, in order; the names stay the same in every language, since programs read them.
pub const COLUMNS: [&str; 7] = ["reference", "payee", "name", "account", "amount", "currency", "remittance"];

/// The rows in their order under one line of columns, in UTF-8 with line ends as RFC 4180 has them.
pub fn csv(rows: &[PayoutRow]) -> String {
    let mut out = COLUMNS.join(",");
    out.push_str("\r\n");
    for row in rows {
        let (amount, currency) = (row.amount.decimal(), row.amount.currency());
        let texts = [&row.reference, &row.payee, &row.name, &row.account].map(|text| cell(text));
        out.push_str(&texts.join(","));
        out.push_str(&format!(",{amount},{currency},{}\r\n", cell(&row.remittance)));
    }
    out
}

fn cell(text: &str) -> String {
    let text = neutralised(text);
    if text.contains([',', '"', '\r', '\n', ';', '\t']) || text.trim() != text {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text.into_owned()
}
