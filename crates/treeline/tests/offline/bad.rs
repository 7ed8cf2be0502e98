//! A table of bad files. Each run ends with exit code 1 and its message, and writes nothing.

use std::path::Path;

use expect_test::expect;

use crate::desk::{Desk, MEMBERS, PLAN, SALES};

/// Changes one thing in one file, runs, and returns the messages.
fn refused(file: &str, content: impl AsRef<[u8]>) -> String {
    let desk = Desk::new();
    desk.put(file, content);
    let before = desk.names(Path::new("."));
    let said = desk.calculate(&[]);
    assert_eq!(said.code, Some(1), "{file}: {}", said.err);
    assert_eq!(said.out, "");
    assert_eq!(before, desk.names(Path::new(".")), "nothing is written");
    said.err
}

#[test]
fn members() {
    let mut said = String::new();
    let mut row = |row: &str| said += &refused("members.csv", format!("{MEMBERS}{row}\n"));
    row("D,Z,X,3,,,,");
    row("D,D,X,3,,,,");
    row("A,X,X,3,,,,");
    row(",X,X,3,,,,");
    row(" D,X,X,3,,,,");
    row("D,X,X,1,,,,");
    row("D,X,X,0,,,,");
    row("D,X,X,middle,,,,");
    row("D,X,Z,3,,,,");
    row("D,X,D,3,,,,");
    row("D,X,X,3,2026-02-30,,,");
    row("D,X,X,3,30.09.2026,,,");
    row("D,X,X,3,,,Gold,");
    row("D,X,X,3");
    row("D,X,X,3,,,,PL,more");
    row("D,X,X,3,,,,\"open");
    row("D,X,X,3,,,,a\"b");
    row("D,X,X,3,,,,\"a\"b");
    row("D,\"X\nY\",X,3,,,,");
    said += &refused("members.csv", MEMBERS.replace("X,,,,", "X,C,,,"));
    said += &refused("members.csv", MEMBERS.replace("X,,,,", "X,,C,,"));
    said += &refused("members.csv", "");
    said += &refused("members.csv", "id;sponsor\nX;\n");
    said += &refused("members.csv", "id,parent\nX,\n");
    said += &refused("members.csv", "id,sponsor,id\nX,,\n");
    said += &refused("members.csv", "id,sponsor,\nX,,\n");
    said += &refused("members.csv", b"id,sponsor\nX,\nA\xff,X\n");
    said += &refused("members.csv", "id,sponsor\rX,\r");
    said += &refused("members.csv", "id,sponsor\nX\0,\n");
    expect![[r#"
        members.csv:6:3: there is no member “Z” to be the sponsor
        members.csv:6:3: “D” sponsors itself
        members.csv:6:1: the id “A” stands already on line 3
        members.csv:6:1: the id is empty
        members.csv:6:1: an id has at most 200 bytes, no control characters and no blanks around it [ D]
        members.csv:6:5: the leg of D under X is taken by somebody else
        members.csv:6:7: “0” is not a leg: a number from 1 to 65535, left or right
        members.csv:6:7: “middle” is not a leg: a number from 1 to 65535, left or right
        members.csv:6:5: there is no member “Z” to stand under
        members.csv:6:5: “D” stands under itself
        members.csv:6:9: “2026-02-30” is no date. Write it as YYYY-MM-DD.
        members.csv:6:9: “30.09.2026” is no date. Write it as YYYY-MM-DD.
        members.csv:6:11: the plan has no rank “Gold”
        members.csv:6:7: the row has only 4 of 8 fields [3]
        members.csv:6:15: the row has 9 fields, the header 8 [more]
        members.csv:6:12: this quote is never closed ["open]
        members.csv:6:13: a quote inside a field: quote the whole field and double the quote ["b]
        members.csv:6:15: only a comma or the end of the row may follow a closing quote [b]
        members.csv:6:3: there is no member “X\nY” to be the sponsor
        members.csv:2:3: the sponsors go in a circle: X → C → A → X
        members.csv:2:4: the placement goes in a circle: X → C → A → X
        members.csv: the file is empty
        members.csv:1:1: the column “id” is missing; columns must be separated by commas [id;sponsor]
        members.csv:1:1: the column “sponsor” is missing [id,parent]
        members.csv:1:12: the column “id” stands twice in the header
        members.csv:1:12: a column without a name
        members.csv:3:2: this is not UTF-8 [�,X]
        members.csv:1:11: a carriage return without a line feed
        members.csv:2:2: the file holds a zero byte [\u{0},]
    "#]]
    .assert_eq(&said);
}

#[test]
fn sales() {
    let mut said = String::new();
    let mut row = |row: &str| said += &refused("sales.csv", format!("{SALES}{row}\n"));
    row("S9,Q,2026-10-02,1,1,1,,,");
    row("S1,X,2026-10-02,1,1,1,,,");
    row("S9,X,2026-10-02,-1,1,1,,,");
    row("S9,X,2026-10-02,1,-1,1,,,");
    row("S9,X,2026-10-02,1,1,-1,,,");
    row("S9,X,2026-10-02,1e5,1,1,,,");
    row("S9,X,2026-10-02,\"1,5\",1,1,,,");
    row("S9,X,2026-10-02,1.005,1,1,,,");
    row("S9,X,2026-10-02,,1,1,,,");
    row("S9,X,2026-10-02,NaN,1,1,,,");
    row("S9,X,2026-10-02,99999999999999999999,1,1,,,");
    row("S9,X,2026-10-02,1,0.00001,1,,,");
    row("S9,X,2026-10-02,1,1,many,,,");
    row("S9,X,2026-13-02,1,1,1,,,");
    row("S9,X,,1,1,1,,,");
    row("S9,X,2026-10-02,1,1,1,USD,,");
    row("S9,X,2026-10-02,1,1,1,,,S77");
    row("S9,X,2026-10-02,1,1,1,,,S9");
    row("S9,B,2026-10-02,1,1,1,,,S1");
    row("S9,X,2026-09-30,1,1,1,,,S1");
    row("S9,X,2026-10-21,75.01,1,1,,,S1");
    row("S9,X,2026-10-21,1,1,1,,,S5");
    row("S9,X,2026-10-21,-1,1,1,,,S1");
    row("S9,X,2027-01-01,1,x,1,,,");
    said += &refused("sales.csv", "id,member,date\nS1,X,2026-10-01\n");
    said += &refused("sales.csv", "id,member,date,amount\nS1,X,2026-10-01,1\n");
    said += &refused(
        "sales.csv",
        SALES.replace("400,2", "900000000000000,2").replace("350.25,1", "900000000000000,1"),
    );
    expect![[r#"
        sales.csv:7:4: there is no member “Q”
        sales.csv:7:1: the id “S1” stands already on line 2
        sales.csv:7:17: “-1” is negative, but the row takes back no sale
        sales.csv:7:19: “-1” is negative, but the row takes back no sale
        sales.csv:7:21: “-1” is negative, but the row takes back no sale
        sales.csv:7:17: “1e5” is no number. Write digits with a point, such as 12.50.
        sales.csv:7:17: “1,5” is no number. Write digits with a point, such as 12.50.
        sales.csv:7:17: The number “1.005” has too many decimals.
        sales.csv:7:17: “” is no number. Write digits with a point, such as 12.50.
        sales.csv:7:17: “NaN” is no number. Write digits with a point, such as 12.50.
        sales.csv:7:17: The number “99999999999999999999” is too large.
        sales.csv:7:19: The number “0.00001” has too many decimals.
        sales.csv:7:21: “many” is no number. Write digits with a point, such as 12.50.
        sales.csv:7:6: “2026-13-02” is no date. Write it as YYYY-MM-DD.
        sales.csv:7:6: “” is no date. Write it as YYYY-MM-DD.
        sales.csv:7:23: the currency “USD” is not the plan’s EUR
        sales.csv:7:25: there is no sale “S77” to take back
        sales.csv:7:25: “S9” on line 7 is itself a return
        sales.csv:7:25: the sale “S1” on line 2 belongs to another member
        sales.csv:7:25: this return is older than the sale “S1” on line 2
        sales.csv:7:29: more is taken back from “S1” than the 100.00 EUR that were sold
        sales.csv:7:25: “S5” on line 6 is itself a return
        sales.csv:7:22: a return writes all its figures with the same sign [1]
        sales.csv:7:19: “x” is no number. Write digits with a point, such as 12.50.
        sales.csv:1:1: the column “amount” is missing [id,member,date]
        sales.csv:1: the plan reads the column “pv”, which the file lacks
        members.csv:2:1: The numbers of X are too large for GPV.
    "#]]
    .assert_eq(&said);
}

#[test]
fn plans_and_arguments() {
    let mut said = refused("plan.txt", "");
    said += &refused("plan.txt", PLAN.replace("6%", "6%%"));
    said += &refused("plan.txt", PLAN.replace("group(PV)", "group(QV)"));
    said += &refused("plan.txt", PLAN.replace("sales(pv)", "sales(points)"));
    said += &refused(
        "plan.txt",
        PLAN.replace("group(BV)", "group(BV in placement)").replace("PV >= 40", "member.city = \"x\""),
    );
    said += &refused("plan.txt", b"plan \"\xff\"\n");
    let desk = Desk::new();
    for more in [
        ["--period", "2026-13"],
        ["--language", "xx"],
        ["--members", "nowhere.csv"],
        ["--sales", "."],
        ["--placement", "members.csv"],
        ["--out", "plan.txt"],
        ["--out", "no/where/out"],
    ] {
        let usual = ["--plan", "plan.txt", "--members", "members.csv", "--sales", "sales.csv"];
        let rest = ["--period", "2026-10", "--out", "out"];
        let args: Vec<&str> = usual.iter().chain(&rest).copied().collect();
        let kept = args.chunks(2).filter(|pair| pair[0] != more[0]).flatten().copied();
        let all: Vec<&str> = ["commission", "calculate"].into_iter().chain(kept).chain(more).collect();
        let result = desk.treeline(&all);
        assert_eq!(result.code, Some(1), "{more:?}: {}", result.err);
        said += &result.err;
    }
    assert_eq!(desk.names(Path::new(".")), ["members.csv", "plan.txt", "sales.csv"]);
    expect![[r#"
        plan.txt:1:1: The line “plan” is missing.
        plan.txt:24:16: This character has no meaning in a plan. [%]
        plan.txt:8:20: This name is unknown. A volume must be stated before it is used. [QV]
        sales.csv:1: the plan reads the column “points”, which the file lacks
        members.csv:1: the plan reads the column “city”, which the file lacks
        plan.txt:1:7: this is not UTF-8
        “2026-13” is no period. Write a month as YYYY-MM.
        there is no language “xx”: en, fr, pt, es, pl or ru
        nowhere.csv: the file cannot be read: No such file or directory (os error 2)
        .: the file cannot be read: it is a directory
        members.csv:1: the placement is given twice: as a column of the members and as a file
        plan.txt: the target must be a folder
        no/where/out: cannot be written: No such file or directory (os error 2)
    "#]]
    .assert_eq(&said);
}

#[test]
fn many_problems_are_named_up_to_a_limit() {
    let rows: String = (0..50).map(|n| format!("N{n},X,X,x{n},,,,\n")).collect();
    let said = refused("members.csv", format!("{MEMBERS}{rows}"));
    assert_eq!(said.lines().count(), 20);
    let rows: String = (0..50).map(|n| format!("N{n},nobody,,,,,,\n")).collect();
    let said = refused("members.csv", format!("{MEMBERS}{rows}"));
    assert_eq!(said.lines().count(), 20);
}

#[test]
fn a_hundred_thousand_members_in_a_circle_are_refused_quickly_enough_to_wait_for() {
    let n = 100_000;
    let rows: String = (0..n).map(|k| format!("C{k},C{},,,,,,\n", (k + 1) % n)).collect();
    let said = refused("members.csv", format!("{MEMBERS}{rows}"));
    assert!(said.contains("the sponsors go in a circle: C0 → C1 → ") && said.contains("…"), "{said}");
}

#[test]
fn carried_lots() {
    let plan = "plan \"Legs\"\n  version 1\n  currency EUR\nvolume PV = sales(pv)\nbonus legs: binary\n  on PV\n  pay 10% of \
                weak leg\nbonus own: retail\n  on PV\n  rate 1%\n";
    let head = "bonus,member,leg,since,units\n";
    let mut said = String::new();
    let mut lots = |content: &str| {
        let desk = Desk::new();
        desk.put("plan.txt", plan);
        desk.put("carry.csv", content);
        let found = desk.calculate(&["--carry", "carry.csv"]);
        assert_eq!((found.code, found.out.as_str()), (Some(1), ""), "{content}");
        assert!(!desk.path("out").exists(), "nothing is written");
        said += &found.err;
    };
    lots(&format!("{head}other,X,1,2026-09-01,5\nown,X,1,2026-09-01,5\n"));
    lots(&format!("{head}legs,Z,1,2026-09-01,5\n"));
    lots(&format!("{head}legs,X,,2026-09-01,5\n"));
    lots(&format!("{head}legs,X,1,2026-10-01,5\n"));
    lots(&format!("{head}legs,X,1,2026-09-01,5\nlegs,X,left,2026-09-01,6\n"));
    lots(&format!("{head}legs,X,1,2026-09-01,1e5\n"));
    lots("bonus,member,leg,units\n");
    expect![[r#"
        carry.csv:2:1: the plan has no binary bonus “other”
        carry.csv:3:1: the plan has no binary bonus “own”
        carry.csv:2:6: there is no member “Z”
        carry.csv:2:8: “” is not a leg: a number from 1 to 65535, left or right
        carry.csv:2:10: “2026-10-01” is not before the period 2026-10
        carry.csv:3:6: what leg and day of “X” bring stands already on line 2
        carry.csv:2:21: “1e5” is no number. Write digits with a point, such as 12.50.
        carry.csv:1:1: the column “since” is missing [bonus,member,leg,units]
    "#]]
    .assert_eq(&said);
}
