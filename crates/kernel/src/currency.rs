//! ISO 4217 currencies and the number of decimals each one has; refuses unknown codes.

use std::fmt;
use std::str::FromStr;

use crate::Problem;

/// An ISO 4217 currency in use for payments. Three bytes, ordered by code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// Currencies without decimals.
const ZERO: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
/// Currencies with two decimals.
const TWO: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP \
    BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS \
    GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL \
    MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR \
    RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS \
    UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG";
/// Currencies with three decimals.
const THREE: &str = "BHD IQD JOD KWD LYD OMR TND";

impl Currency {
    /// The euro, for tests and defaults.
    pub const EUR: Self = Self(*b"EUR");
    /// The United States dollar.
    pub const USD: Self = Self(*b"USD");

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many decimals an amount has: 0, 2 or 3.
    pub fn digits(self) -> u32 {
        let code = self.code();
        if ZERO.contains(code) {
            0
        } else if THREE.contains(code) {
            3
        } else {
            2
        }
    }

    /// Minor units in one major unit: 1, 100 or 1000.
    pub fn unit(self) -> i64 {
        10_i64.pow(self.digits())
    }

    /// Every known currency in the order of its code.
    pub fn all() -> Vec<Self> {
        let mut all: Vec<Self> = [ZERO, TWO, THREE]
            .iter()
            .flat_map(|list| list.split_ascii_whitespace())
            .filter_map(|code| code.parse().ok())
            .collect();
        all.sort_unstable();
        all
    }
}

impl FromStr for Currency {
    type Err = Problem;

    /// Reads exactly three capital letters of a known currency.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let known = |list: &str| list.split_ascii_whitespace().any(|code| code == text);
        let unknown = || Problem::new("currency-unknown").with("value", text).token(text);
        if !(known(TWO) || known(ZERO) || known(THREE)) {
            return Err(unknown());
        }
        <[u8; 3]>::try_from(text.as_bytes()).map(Self).map_err(|_| unknown())
    }
}

impl TryFrom<String> for Currency {
    type Error = Problem;
    fn try_from(text: String) -> Result<Self, Problem> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_follow_the_standard() {
        for (code, digits) in
            [("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLP", 0), ("TND", 3), ("PLN", 2), ("INR", 2)]
        {
            assert_eq!(code.parse::<Currency>().map(Currency::digits), Ok(digits), "{code}");
        }
    }

    #[test]
    fn no_code_stands_twice_and_all_are_three_letters() {
        let all = Currency::all();
        assert_eq!(
            all.len(),
            [ZERO, TWO, THREE].iter().map(|list| list.split_ascii_whitespace().count()).sum()
        );
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(all.len() > 150);
    }

    #[test]
    fn refuses_what_is_not_a_currency() {
        for text in ["", "eur", "EURO", "E R", "AED ", "ED AF", "XXX", "\u{0}\u{0}\u{0}"] {
            assert!(text.parse::<Currency>().is_err(), "{text:?}");
        }
    }
}
