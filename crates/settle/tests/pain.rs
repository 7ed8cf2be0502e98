//! Payout files: against the schema of ISO 20022, held by a peer in Python; hostile names; every refusal; CSV.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use kernel::{Date, Money};
use proptest::prelude::*;
use settle::{
    MAX_TRANSFERS, Party, PayoutRow, Transfer, TransferFile, check_bic, check_iban, csv, latin, pain,
};

const IBANS: [&str; 7] = [
    "PL61 1090 1014 0000 0712 1981 2874",
    "FR1420041010050500013M02606",
    "ES9121000418450200051332",
    "DE89370400440532013000",
    "GB29NWBK60161331926819",
    "NO9386011117947",
    "MT84MALT011000012345MTLCAST001S",
];

fn transfer(n: usize, name: &str, cents: i64) -> Transfer {
    Transfer {
        end_to_end_id: format!("S-2026-10/{n}"),
        payee: Party { name: name.to_owned(), iban: IBANS[n % IBANS.len()].to_owned(), bic: None },
        amount: Money::from_minor(cents, kernel::Currency::EUR),
        remittance: "Prowizja za październik 2026".to_owned(),
    }
}

fn file(transfers: Vec<Transfer>) -> TransferFile {
    let day = |text: &str| text.parse::<Date>().expect("a day");
    let debtor =
        Party { name: "Żuraw & Søn".into(), iban: IBANS[0].into(), bic: Some("WBKPPLPPXXX".into()) };
    TransferFile {
        message_id: "S-2026-10-1".into(),
        created_on: day("2026-11-05"),
        created_second: 34_201,
        execute_on: day("2026-11-06"),
        debtor,
        batch_booking: true,
        transfers,
    }
}

/// What the peer says of a file; without the peer the test fails and says how to fetch it.
fn peer(xml: &str) -> (bool, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../e2e");
    let packages = root.join("python");
    assert!(
        packages.join("sepaxml").is_dir() && packages.join("xmlschema").is_dir(),
        "the peer that holds payout files against the schema is missing; `cargo xtask test` fetches it, or: \
         /usr/bin/python3 -m pip install --target e2e/python -r e2e/receivers/requirements.txt"
    );
    let mut python = Command::new("/usr/bin/python3");
    python.arg(root.join("receivers/pain001.py")).env("PYTHONPATH", packages);
    let child = python.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.expect("/usr/bin/python3");
    child.stdin.take().expect("piped").write_all(xml.as_bytes()).expect("read whole");
    let done = child.wait_with_output().expect("an end");
    let said = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned());
    (done.status.success(), said.join("\n").trim().to_owned())
}

const HOSTILE: [&str; 6] = [
    "</Nm><Evil/>&amp;<![CDATA[",
    "Юлия Щукина-Ёлкина \"&\" <x>",
    "  //Ζωή Παπαδοπούλου// ",
    "=cmd|' /C calc'!A0",
    "Łukasz Gęś\u{0}\u{1b}\u{202e} zażółć 🦊",
    "Ångström Ærøskøbing Straße Đorđe Þór Ñandú Çelik İstanbul Œuvre and a name that goes on and on beyond seventy",
];

#[test]
fn the_schema_takes_hostile_names_and_the_sums_agree() {
    let mut transfers: Vec<Transfer> =
        (0..).zip(HOSTILE).map(|(n, name)| transfer(n, name, 12_345)).collect();
    transfers[1].payee.bic = Some("DEUTDEFF".into());
    transfers[2].remittance = String::new();
    transfers[3].remittance = "]]>&<".repeat(60);
    let xml = pain(&file(transfers.clone())).expect("in order");
    assert_eq!(peer(&xml), (true, "740.70 6".to_owned()), "{xml}");
    assert!(xml.contains("<Nm>Yuliya Shchukina-Elkina '+' (x)</Nm>"), "{xml}");
    assert!(xml.contains("<CreDtTm>2026-11-05T09:30:01</CreDtTm>"), "{xml}");
    assert!(
        xml.contains("<NbOfTxs>6</NbOfTxs><CtrlSum>740.70</CtrlSum><InitgPty><Nm>Zuraw + Son</Nm>"),
        "{xml}"
    );
    assert_eq!(xml.matches("<CtrlSum>740.70</CtrlSum>").count(), 2);
    // Without a BIC of our own bank the schema wants to be told so.
    let mut without = file(transfers);
    without.debtor.bic = None;
    assert_eq!(peer(&pain(&without).expect("in order")), (true, "740.70 6".to_owned()));
}

#[test]
fn the_peer_refuses_what_is_wrong() {
    let xml = pain(&file(vec![transfer(0, "Anna", 100)])).expect("in order");
    let (taken, said) = peer(&xml.replace("S-2026-10/0", &"C".repeat(36)));
    assert!(!taken && said.contains("35"), "{said}");
}

#[test]
fn five_thousand_transfers_and_the_largest_amount() {
    let many: Vec<Transfer> = (0..500).map(|n| transfer(n, "Anna Nowak", n as i64 + 1)).collect();
    assert_eq!(peer(&pain(&file(many)).expect("in order")), (true, "1252.50 500".to_owned()));
    let most: Vec<Transfer> = (0..MAX_TRANSFERS).map(|n| transfer(n, "Anna", 99_999_999_999)).collect();
    let xml = pain(&file(most.clone())).expect("in order");
    assert_eq!(xml.matches("<CtrlSum>49999999999500.00</CtrlSum>").count(), 2);
    let over = most.into_iter().chain([transfer(MAX_TRANSFERS, "Anna", 1)]).collect();
    refused(|file| file.transfers = over, &["transfers: pain-number-outside (count=50001, most=50000)"]);
}

fn refused(change: impl FnOnce(&mut TransferFile), expected: &[&str]) {
    let mut file = file(vec![transfer(0, "Anna", 100), transfer(1, "Jan", 200)]);
    change(&mut file);
    let problems = pain(&file).expect_err("wrong");
    assert_eq!(problems.iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
}

#[test]
fn everything_wrong_is_named_at_once() {
    refused(
        |file| {
            file.message_id = "/S".into();
            file.debtor.bic = Some("wbkpplpp".into());
            file.created_second = 86_400;
            file.transfers[0].payee.name = "…🦊".into();
            file.transfers[0].payee.iban = "PL61109010140000071219812875".into();
            file.transfers[1].end_to_end_id = file.transfers[0].end_to_end_id.clone();
            file.transfers[1].amount = Money::from_minor(0, kernel::Currency::EUR);
        },
        &[
            "message_id: '/S': pain-id-malformed (value=/S)",
            "debtor/bic: 'wbkpplpp': bic-malformed (value=wbkpplpp)",
            "created_second: pain-time-outside (second=86400)",
            "transfers/0/payee/name: pain-name-unreadable",
            "transfers/0/payee/iban: 'PL61109010140000071219812875': iban-checksum (value=PL61109010140000071219812875)",
            "transfers/1/end_to_end_id: pain-id-twice (value=S-2026-10/0)",
            "transfers/1/amount: pain-amount-outside (amount=0.00)",
        ],
    );
    refused(|file| file.transfers.clear(), &["transfers: pain-number-outside (count=0, most=50000)"]);
    for id in ["", "a//b", "a/", " a", "ł", &"x".repeat(36)] {
        let problems = pain(&TransferFile { message_id: id.to_owned(), ..file(vec![transfer(0, "A", 1)]) });
        assert_eq!(problems.expect_err(id)[0].code, "pain-id-malformed", "{id}");
    }
    let yen = Money::from_minor(5, "JPY".parse().expect("yen"));
    refused(|file| file.transfers[0].amount = yen, &["transfers/0/amount: pain-not-euro (currency=JPY)"]);
    let many = (0..500).map(|n| transfer(n, "", 100)).collect();
    assert_eq!(pain(&file(many)).expect_err("no names").len(), 100, "told at once");
}

#[test]
fn ibans_and_bics() {
    for iban in IBANS {
        assert_eq!(check_iban(iban), Ok(()), "{iban}");
        assert_eq!(check_iban(&iban.to_lowercase()), Ok(()), "{iban}");
    }
    for (iban, code) in [
        ("", "iban-malformed"),
        ("P", "iban-malformed"),
        ("PŁ61", "iban-malformed"),
        ("PL6A109010140000071219812874", "iban-malformed"),
        ("PL61-1090", "iban-malformed"),
        ("BR9700360305000010009795493P1", "iban-outside-sepa"),
        ("XX00", "iban-outside-sepa"),
        ("DE8937040044053201300", "iban-length"),
        ("DE893704004405320130000", "iban-length"),
        ("DE88370400440532013000", "iban-checksum"),
    ] {
        assert_eq!(check_iban(iban).expect_err(iban).code, code, "{iban}");
    }
    for (bic, good) in [
        ("WBKPPLPP", true),
        ("WBKPPLPPXXX", true),
        ("1BKPPLPP", true),
        ("WBKP1LPP", false),
        ("WBKPPLPPX", false),
        ("", false),
        ("WBKPPLPÓ", false),
    ] {
        assert_eq!(check_bic(bic).is_ok(), good, "{bic}");
    }
}

#[test]
fn csv_holds_every_currency_and_no_formula() {
    let row = |name: &str, amount: &str, currency: &str| PayoutRow {
        reference: "S-2026-10/1".into(),
        payee: "A-1".into(),
        name: name.into(),
        account: "-12.50".into(),
        amount: Money::parse(amount, currency.parse().expect("a currency")).expect("an amount"),
        remittance: "a \"b\", c".into(),
    };
    let made = csv(&[row("O'Hara", "1.5", "KWD"), row("=1+1", "7", "JPY")]);
    assert_eq!(
        made,
        "reference,payee,name,account,amount,currency,remittance\r\n\
         S-2026-10/1,A-1,O'Hara,-12.50,1.500,KWD,\"a \"\"b\"\", c\"\r\n\
         S-2026-10/1,A-1,'=1+1,-12.50,7,JPY,\"a \"\"b\"\", c\"\r\n"
    );
    // The cases of the rule of exports: each gets a quote, none of the others does.
    for text in
        ["=1", " =1", "\t1", "\r1", "\n1", "＝1", "@SUM(A1)", "-cmd|' /C calc'!A0", "+1+1", "\u{feff}=1"]
    {
        let made = csv(&[row(text, "1", "EUR")]);
        let quoted = format!("'{text}");
        assert!(
            made.contains(&format!(",{quoted},")) || made.contains(&format!(",\"{quoted}\",")),
            "{text:?}"
        );
    }
    for text in ["", "Anna", "-12.50", "+48600100200", "O'Hara", "'quoted'", "a=b"] {
        assert!(csv(&[row(text, "1", "EUR")]).contains(&format!(",A-1,{text},")), "{text:?}");
    }
}

proptest! {
    #[test]
    fn one_digit_wrong_or_two_swapped_is_found(which in 0..IBANS.len(), at in 4_usize..28, by in 1_u32..10) {
        let iban: Vec<char> = IBANS[which].chars().filter(|letter| *letter != ' ').collect();
        let digit = |at: usize| iban.get(at).and_then(|letter| letter.to_digit(10));
        if let Some(old) = digit(at) {
            let mut wrong = iban.clone();
            wrong[at] = char::from_digit((old + by) % 10, 10).expect("a digit");
            prop_assert!(check_iban(&wrong.into_iter().collect::<String>()).is_err());
            if digit(at + 1).is_some_and(|next| next != old) {
                let mut wrong = iban.clone();
                wrong.swap(at, at + 1);
                prop_assert!(check_iban(&wrong.into_iter().collect::<String>()).is_err());
            }
        }
    }

    #[test]
    fn whatever_stands_in_a_name_banks_can_read_it(text in any::<String>(), most in 1_usize..80) {
        let out = latin(&text, most);
        prop_assert!(out.len() <= most);
        prop_assert!(out.chars().all(|c| c.is_ascii_alphanumeric() || "/-?:().,'+ ".contains(c)), "{}", out);
        prop_assert!(!out.contains("//") && !out.contains("  ") && out.trim() == out);
        prop_assert!(!out.starts_with('/') && !out.ends_with('/'));
        prop_assert_eq!(latin(&out, most), out);
    }
}
