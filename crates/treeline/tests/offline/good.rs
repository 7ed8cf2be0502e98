//! What good files give.

use std::path::Path;

use expect_test::expect;

use crate::desk::{Desk, MEMBERS, SALES};

#[test]
fn lines_members_and_summary() {
    let desk = Desk::new();
    let said = desk.calculate(&[]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    expect![[r#"
        payee,bonus,amount,currency,source,level,base,rate,source_kind
        X,margin,20.00,EUR,S1,0,100,0.2,sale
        X,margin,-5.00,EUR,S5,0,-25,0.2,sale
        A,margin,10.10,EUR,S2,0,50.5,0.2,sale
        X,performance,5.10,EUR,,0,135.5,0.06,group
        A,performance,3.03,EUR,,0,50.5,0.06,group
    "#]]
    .assert_eq(&desk.read("out/lines.csv"));
    expect![[r#"
        id,rank,paid_as,active,PV,BV,GPV,GBV,performance.gross,earned,currency,reason
        X,Silver,Silver,yes,300,75,680.25,135.5,8.13,20.10,EUR,
        A,Member,Member,yes,350.25,50.5,350.25,50.5,3.03,13.13,EUR,
        B,Member,Member,no,30,10,30,10,0.00,0.00,EUR,10 points short of active (PV: 30 of 40); performance: 270 short of the first bracket (GPV: 30 of 300)
        C,Member,Member,no,0,0,0,0,0.00,0.00,EUR,40 points short of active (PV: 0 of 40); performance: 300 short of the first bracket (GPV: 0 of 300)
    "#]].assert_eq(&desk.read("out/members.csv"));
    expect![[r#"
        {
          "plan": "Stairs",
          "version": "2",
          "period": "2026-10",
          "currency": "EUR",
          "members": 4,
          "sales": 4,
          "sales_outside_period": 1,
          "totals": [
            {
              "bonus": "margin",
              "lines": 3,
              "payees": 2,
              "amount": "25.10",
              "exact": "25.1",
              "residue": "0"
            },
            {
              "bonus": "performance",
              "lines": 2,
              "payees": 2,
              "amount": "8.13",
              "exact": "8.13",
              "residue": "0"
            }
          ],
          "amount": "33.23",
          "residue_account": "rounding",
          "plan_digest": "ca7449f6829625bd3b0c1ed3649ef7504c1345043a186e5af2ad5c0617be073d",
          "input_digest": "3258fdaeab405b8b5c3bf07ef146869dbfdb6bf73ac2f8d3a7522e514686bb31",
          "result_hash": "8b4baaa20d330a18091e68d8fa460e3643731c0a327d2c98c4d901a05d4c5b8a",
          "recheck": {
            "state": "good",
            "lines": 5,
            "members": 4,
            "problems": []
          },
          "files": [
            {
              "name": "lines.csv",
              "bytes": 260,
              "blake3": "4d3e2f52f030ffae148bd591c53a6ac162a7705d7d95771e714ed2b3e69f6b7b"
            },
            {
              "name": "members.csv",
              "bytes": 484,
              "blake3": "d7efc73b1f85e8099058e26a9ec338d76cc9ceda4633fed842d493b958945e63"
            }
          ]
        }
    "#]]
    .assert_eq(&desk.read("out/run.json"));
    assert_eq!(desk.names(Path::new("out")), ["lines.csv", "members.csv", "run.json"]);
    assert_eq!(desk.names(Path::new(".")), ["members.csv", "out", "plan.txt", "sales.csv"]);
    assert!(
        said.out.starts_with("4 members, 4 sales counted (1 of 5 rows outside the period)"),
        "{}",
        said.out
    );
}

#[test]
fn the_same_bytes_twice_and_in_any_order_of_rows() {
    let desk = Desk::new();
    assert_eq!(desk.calculate(&[]).code, Some(0));
    let files = ["out/lines.csv", "out/members.csv", "out/run.json"];
    let first = files.map(|name| desk.read(name));
    desk.put("out/notes.txt", "mine");
    assert_eq!(desk.calculate(&[]).code, Some(0));
    assert_eq!(first, files.map(|name| desk.read(name)));
    assert_eq!(desk.read("out/notes.txt"), "mine", "other files of the folder stay");
    // The order of rows changes neither hash, nor does where the files are.
    let turned = |text: &str| {
        let mut rows: Vec<&str> = text.lines().collect();
        rows[1..].reverse();
        rows.join("\r\n")
    };
    desk.put("members.csv", format!("\u{feff}{}", turned(MEMBERS)));
    desk.put("sales.csv", turned(SALES));
    assert_eq!(desk.calculate(&["--language", "ru"]).code, Some(0));
    let hash = |json: &str| -> String {
        json.lines().filter(|line| line.contains("result_hash") || line.contains("digest")).collect()
    };
    assert_eq!(hash(&first[2]), hash(&desk.read("out/run.json")));
}

#[test]
fn a_return_counts_negative_whichever_sign_it_is_written_with() {
    let desk = Desk::new();
    assert_eq!(desk.calculate(&[]).code, Some(0));
    let before = desk.read("out/lines.csv");
    desk.put("sales.csv", SALES.replace("25.00,100,1", "-25.00,-100,-1"));
    let said = desk.calculate(&[]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert_eq!(before, desk.read("out/lines.csv"));
}

#[test]
fn the_placement_may_be_a_file_of_its_own() {
    let desk = Desk::new();
    desk.put("members.csv", "id,sponsor,rank\nX,,\nA,X,\nB,X,\nC,A,\n");
    desk.put("placement.csv", "id,placement,leg\nC,B,2\nB,X,1\n");
    let said = desk.calculate(&["--placement", "placement.csv"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    desk.put("placement.csv", "id,placement,leg\nC,B,2\nB,C,1\n");
    let said = desk.calculate(&["--placement", "placement.csv"]);
    assert_eq!(said.err, "placement.csv:3:3: the placement goes in a circle: B → C → B\n");
}

#[test]
fn a_plan_is_checked_with_exit_codes() {
    let desk = Desk::new();
    let said = desk.treeline(&["plan", "check", "plan.txt"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines.len(), 2, "{}", said.out);
    assert!(lines[0].ends_with("1:1: Proved: the plan costs at most 29% amount."), "{}", lines[0]);
    assert_eq!(lines[1], "Stairs 2: valid. Volumes: 4, ranks: 2, bonuses: 2, pieces of advice: 0");
    desk.put("plan.txt", desk.read("plan.txt").replace("from 1000 9%", "from 1000 3%"));
    let said = desk.treeline(&["plan", "check", "plan.txt"]);
    assert_eq!(said.code, Some(0), "advice alone does not fail");
    assert!(said.out.lines().count() == 3 && said.out.contains("pieces of advice: 1"), "{}", said.out);
    assert_eq!(desk.treeline(&["plan", "check", "--strict", "plan.txt"]).code, Some(1));
    assert_eq!(desk.treeline(&["plan", "check", "nowhere.txt"]).code, Some(1));
    assert_eq!(desk.treeline(&["plan", "check"]).code, Some(2), "usage");
}

/// Two months of a binary: what the first carries on, the second takes.
#[test]
fn legs_are_carried_from_month_to_month() {
    let desk = Desk::new();
    let plan = "plan \"Legs\"\n  version 1\n  currency EUR\nvolume PV = sales(pv)\nbonus legs: binary\n  on PV\n  \
                pay 10% of weak leg\nbonus cap: limit\n  per company\n  most 30\n  proportional\n  account \"caps\"\n";
    desk.put("plan.txt", plan);
    desk.put(
        "sales.csv",
        "id,member,date,amount,pv\nS1,A,2026-10-05,1,200\nS2,B,2026-10-06,1,500\nS3,C,2026-11-02,1,400\nS4,B,2026-11-03,1,\
         100\nS5,X,2026-11-03,1,900\n",
    );
    let said = desk.calculate(&[]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    expect![[r#"
        bonus,member,leg,since,units
        legs,X,2,2026-10-01,300
    "#]]
    .assert_eq(&desk.read("out/carry.csv"));
    let november = ["commission", "calculate", "--plan", "plan.txt", "--members", "members.csv", "--sales"];
    let rest = ["sales.csv", "--period", "2026-11", "--carry", "out/carry.csv", "--out", "next"];
    let said = desk.treeline(&[&november[..], &rest[..]].concat());
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    expect![[r#"
        payee,bonus,amount,currency,source,level,base,rate,source_kind
        X,legs,40.00,EUR,,0,400,0.1,group
        X,cap,-10.00,EUR,,0,40,,group
    "#]]
    .assert_eq(&desk.read("next/lines.csv"));
    expect![[r#"
        bonus,member,leg,since,units
        legs,A,1,2026-11-01,400
    "#]]
    .assert_eq(&desk.read("next/carry.csv"));
    let summary = desk.read("next/run.json");
    assert!(summary.contains("\"account\": \"caps\"") && summary.contains("\"carry.csv\""), "{summary}");
}
