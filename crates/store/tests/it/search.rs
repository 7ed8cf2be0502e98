//! The index of fragments on both databases: it finds what reading every text finds, follows every kind of writing, and
//! takes in what was there before it.

use std::collections::BTreeMap;

use access::{Action, Principal};
use anyhow::Result;
use entity::{FieldValue, Values, parse_sort};
use kernel::fold;
use store::imports::rows::{self, NewRow};
use store::notes::Note;
use store::records::bulk::{self, Aim};
use store::records::{self, Change, Question};
use store::{Db, Dialect, Error, Read, Tx, migrate, search};
use testkit::{both, id, start};
use uuid::Uuid;

use crate::records::{STAMP, of};

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// Words of all scripts people write in, and such as look like a pattern or a statement.
const PIECES: &[&str] = &[
    "Kowalski",
    "Żółć",
    "Иванов",
    "Щукина",
    "ёлка",
    "García",
    "Straße",
    "100%",
    "under_score",
    "back\\slash",
    "O'Neil",
    "quo\"te",
    "a,b",
    "{x}",
    "NOT",
    "near(",
    "日本語の",
    "αβγδε",
    "ааа",
    "aaaa",
    "+48 600",
    "x@y.example",
    "--",
    "*",
    "ь",
];

fn phrase(dice: &mut Dice) -> String {
    let count = 1 + dice.below(4);
    (0..count).map(|_| PIECES[dice.below(PIECES.len())]).collect::<Vec<_>>().join(" ")
}

async fn insert(db: &Db, who: &Principal, rows: &[(u64, String)]) -> Result<()> {
    let row = |(n, name): &(u64, String)| NewRow {
        id: id(*n),
        owner: None,
        unit: None,
        values: Values::from([
            ("code".to_owned(), FieldValue::Text(format!("A-{n}"))),
            ("name".to_owned(), FieldValue::Text(name.clone())),
        ]),
    };
    let new: Vec<NewRow> = rows.iter().map(row).collect();
    Ok(db
        .write(async |tx: &mut Tx| rows::insert(tx, who.tenant, of("account"), &new, None, start()).await)
        .await?)
}

/// The ids a list shows, page by page.
async fn listed(
    db: &Db,
    who: &Principal,
    q: &str,
    limit: usize,
) -> Result<(Vec<Uuid>, Option<records::Count>)> {
    let sort = parse_sort(of("account"), "name", &|_| true)?;
    let (mut all, mut cursor, mut count): (Vec<Uuid>, Option<String>, _) = (Vec::new(), None, None);
    loop {
        let question =
            Question { q: Some(q), sort: &sort, limit, cursor: cursor.as_deref(), ..Question::default() };
        let page = records::list(&mut db.read(), who, of("account"), Action::Read, &question).await?;
        count = count.or(page.count);
        all.extend(page.items.iter().map(|item| item.id));
        cursor = page.next;
        if cursor.is_none() {
            return Ok((all, count));
        }
    }
}

/// What reading every text finds, in the order of the names.
fn expected(texts: &BTreeMap<u64, String>, q: &str) -> Vec<Uuid> {
    let folded = fold(q);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).take(5).collect();
    let mut found: Vec<(String, Uuid)> = texts
        .iter()
        // The code is searched with the name.
        .filter(|(n, text)| words.iter().all(|word| fold(&format!("A-{n} {text}")).contains(word)))
        .map(|(n, text)| (fold(text), id(*n)))
        .collect();
    found.sort();
    found.into_iter().map(|(_, id)| id).collect()
}

async fn compare(db: &Db, who: &Principal, texts: &BTreeMap<u64, String>, dice: &mut Dice) -> Result<()> {
    for round in 0..60 {
        let of_one: Vec<char> =
            texts.values().nth(dice.below(texts.len())).into_iter().flat_map(|t| t.chars()).collect();
        let from = dice.below(of_one.len());
        let until = (from + 1 + dice.below(6)).min(of_one.len());
        let mut q: String = of_one[from..until].iter().collect();
        if round % 4 == 0 {
            q = format!("{q} {}", PIECES[dice.below(PIECES.len())]);
        }
        if fold(&q).is_empty() {
            continue;
        }
        let (found, count) = listed(db, who, &q, 7).await?;
        let expect = expected(texts, &q);
        assert_eq!(found, expect, "{q:?}");
        assert_eq!(count, Some(records::Count { value: expect.len() as i64, capped: false }), "{q:?}");
        if q.chars().any(char::is_alphanumeric) {
            let hits = records::search(&mut db.read(), who, &q, 500).await?;
            assert_eq!(hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), expect, "the search box: {q:?}");
        }
    }
    Ok(())
}

async fn complete(db: &Db, who: &Principal) -> Result<()> {
    let tables = who.catalog.iter().map(|object| object.table.as_str()).chain(["note"]);
    assert_eq!(search::gap(&mut db.read(), who.tenant, tables).await?, None);
    Ok(())
}

#[test]
fn fragments_find_what_reading_every_text_finds() {
    both(async |db| {
        let who = Principal::operator(testkit::tenant(&db).await?);
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
        let mut texts: BTreeMap<u64, String> = (100..400).map(|n| (n, phrase(&mut dice))).collect();
        insert(&db, &who, &texts.clone().into_iter().collect::<Vec<_>>()).await?;
        compare(&db, &who, &texts, &mut dice).await?;
        // Texts change, and records go to the trash.
        for n in (100..400).step_by(7) {
            let name = phrase(&mut dice);
            let values = Values::from([("name".to_owned(), FieldValue::Text(name.clone()))]);
            let change = Change { values, parts: BTreeMap::new() };
            db.write(async |tx: &mut Tx| {
                records::update(tx, &who, of("account"), id(n), 1, &change, STAMP()).await.map(drop)
            })
            .await?;
            texts.insert(n, name);
        }
        for n in (101..400).step_by(11) {
            let version = if (n - 100) % 7 == 0 { 2 } else { 1 };
            db.write(async |tx: &mut Tx| {
                records::trash(tx, &who, of("account"), id(n), version, STAMP()).await.map(drop)
            })
            .await?;
            texts.remove(&n);
        }
        compare(&db, &who, &texts, &mut dice).await?;
        complete(&db, &who).await
    });
}

/// Of how many pieces the index of an embedded database is.
async fn pieces(db: &Db) -> Result<i64> {
    let sql = "SELECT count(DISTINCT segid) FROM search_gram_idx";
    Ok(db.read().query(sql, &[]).await?[0].get(0)?)
}

#[test]
fn the_index_is_put_together_after_much_and_left_alone_after_little() {
    both(async |db| {
        let who = Principal::operator(testkit::tenant(&db).await?);
        let mut dice = Dice(0x51ed_270b_0bad_cafe);
        let mut texts: BTreeMap<u64, String> = (100..340).map(|n| (n, phrase(&mut dice))).collect();
        let all: Vec<(u64, String)> = texts.clone().into_iter().collect();
        for some in all.chunks(40) {
            insert(&db, &who, some).await?;
        }
        let embedded = db.dialect() == Dialect::Sqlite;
        assert!(!embedded || pieces(&db).await? > 1);
        search::settle(&db).await?;
        assert!(!embedded || pieces(&db).await? == 1);
        compare(&db, &who, &texts, &mut dice).await?;
        complete(&db, &who).await?;
        let writes = db.writes();
        search::settle(&db).await?;
        assert!(!embedded || db.writes() == writes, "there was nothing to do");
        // Pages a write adds are few beside those that are there.
        texts.insert(500, "Zebra".to_owned());
        insert(&db, &who, &[(500, "Zebra".to_owned())]).await?;
        search::settle(&db).await?;
        compare(&db, &who, &texts, &mut dice).await
    });
}

#[test]
fn a_fragment_that_most_records_hold_is_found_in_order_and_counted_so_far() {
    both(async |db| {
        let who = Principal::operator(testkit::tenant(&db).await?);
        let name =
            |n: u64| format!("{} Common {n}", if n.is_multiple_of(1_000) { "Rarest" } else { "Other" });
        let texts: BTreeMap<u64, String> = (10_000..13_500).map(|n| (n, name(n))).collect();
        insert(&db, &who, &texts.clone().into_iter().collect::<Vec<_>>()).await?;
        for q in ["common", "OMMO", "ot", "rarest", "rarest common", "mon 1000"] {
            let (found, count) = listed(&db, &who, q, 1_000).await?;
            let expect = expected(&texts, q);
            assert_eq!(found, expect, "{q}");
            let count = count.expect("the first page counts");
            assert_eq!(count.capped, expect.len() > 1_000, "{q}");
            assert!(
                count.value <= expect.len() as i64 && (count.capped || count.value == expect.len() as i64),
                "{q}"
            );
        }
        let hits = records::search(&mut db.read(), &who, "common", 3).await?;
        assert_eq!(hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), expected(&texts, "common")[..3]);
        let all = Aim { filter: None, q: Some("common") };
        assert_eq!(bulk::count_matching(&mut db.read(), &who, of("account"), all).await?, 3_500);
        Ok(())
    });
}

#[test]
fn companies_and_people_find_nothing_of_each_other() {
    both(async |db| {
        let ours = Principal::operator(testkit::tenant(&db).await?);
        let theirs = Principal::operator(testkit::tenant_called(&db, id(2), "Other").await?);
        insert(&db, &ours, &[(100, "Zebra here".to_owned())]).await?;
        let there = db.of(theirs.tenant).await?;
        insert(&there, &theirs, &[(200, "Zebra there".to_owned())]).await?;
        assert_eq!(listed(&db, &ours, "zebra", 9).await?.0, [id(100)]);
        assert_eq!(listed(&there, &theirs, "zebra", 9).await?.0, [id(200)]);
        let nobody = Principal { rights: Vec::new(), ..ours.clone() };
        assert_eq!(listed(&db, &nobody, "zebra", 9).await?.0, Vec::<Uuid>::new());
        assert_eq!(records::search(&mut db.read(), &nobody, "zebra", 9).await?, []);
        Ok(())
    });
}

#[test]
fn notes_that_very_many_share_hide_no_record() {
    both(async |db| {
        let who = Principal::operator(testkit::tenant(&db).await?);
        insert(&db, &who, &[(1, "First".to_owned()), (2, "Second".to_owned()), (3, "Third".to_owned())])
            .await?;
        let note = |n: u64, record: u64, text: &str| Note {
            id: id(n),
            version: 1,
            object: "account".to_owned(),
            record: id(record),
            text: format!("<p>{text}</p>"),
            pinned: false,
            at: start(),
            author: None,
            by: None,
            edited_at: None,
        };
        // More than the index tells apart, all newer than the one at the other record.
        let mut all = vec![note(10_000, 2, "a common word, and a rare one")];
        all.extend((0..3_100).map(|n| note(20_000 + n, 1, "a common word")));
        db.write(async |tx: &mut Tx| {
            for one in &all {
                store::notes::insert(tx, who.tenant, one).await?;
            }
            Ok::<(), Error>(())
        })
        .await?;
        let found = async |q: &str| -> Result<Vec<(Uuid, Option<String>)>> {
            let hits = records::search(&mut db.read(), &who, q, 9).await?;
            Ok(hits.into_iter().map(|hit| (hit.id, hit.sub)).collect())
        };
        let said = |text: &str| Some(text.to_owned());
        let second = (id(2), said("a common word, and a rare one"));
        assert_eq!(found("common").await?, [second.clone(), (id(1), said("a common word"))]);
        assert_eq!(found("rare common").await?, [second]);
        assert_eq!(found("third common").await?, []);
        // Two letters, and none, are looked for in records alone.
        assert_eq!(found("wo").await?, []);
        let nobody = Principal { rights: Vec::new(), ..who.clone() };
        assert_eq!(records::search(&mut db.read(), &nobody, "common", 9).await?, []);
        complete(&db, &who).await
    });
}

#[test]
fn what_was_there_before_the_index_is_read_in_and_a_gap_is_seen() {
    both(async |db| {
        let who = Principal::operator(testkit::tenant(&db).await?);
        for verb in ["new", "changed", "gone"] {
            let on = if db.dialect() == Dialect::Postgres { " ON account" } else { "" };
            testkit::tamper(&db, "account", &format!("DROP TRIGGER account_searched_{verb}{on}")).await?;
        }
        insert(&db, &who, &[(100, "Zebra".to_owned()), (101, "Żebro".to_owned())]).await?;
        let tables = || who.catalog.iter().map(|object| object.table.as_str());
        let gap = search::gap(&mut db.read(), who.tenant, tables()).await?;
        assert_eq!(gap.map(|gap| gap.table), Some("account".to_owned()));
        assert_eq!(listed(&db, &who, "zeb", 9).await?.0, Vec::<Uuid>::new());
        migrate::run(&db).await?;
        complete(&db, &who).await?;
        assert_eq!(listed(&db, &who, "zeb", 9).await?.0, [id(100), id(101)]);
        // Whoever goes for good leaves nothing behind.
        let purge = "DELETE FROM account WHERE tenant_id = $1 AND id = $2";
        db.write(async |tx: &mut Tx| tx.execute(purge, &[id(1).into(), id(100).into()]).await).await?;
        assert_eq!(listed(&db, &who, "zeb", 9).await?.0, [id(101)]);
        let entries = "SELECT count(*) FROM search_entry WHERE tenant_id = $1 AND record_id = $2";
        let left = db.read().query(entries, &[id(1).into(), id(100).into()]).await?;
        assert_eq!(left[0].get::<i64>(0)?, 0);
        Ok(())
    });
}

#[test]
fn hostile_and_huge_words_are_only_words() {
    both(async |db| {
        let who = Principal::operator(testkit::tenant(&db).await?);
        insert(&db, &who, &[(100, "Plain name".to_owned())]).await?;
        let huge = "x".repeat(5_000);
        let many = "pla ".repeat(2_000);
        for q in [
            "\" OR 1=1 --",
            "'; DROP TABLE account",
            "%%%%",
            "___",
            "\\\\\\",
            "\"\"\"",
            "*a*",
            "{\"a\"}",
            "NULL",
            huge.as_str(),
        ] {
            assert_eq!(listed(&db, &who, q, 9).await?.0, Vec::<Uuid>::new(), "{q}");
        }
        assert_eq!(listed(&db, &who, &many, 9).await?.0, [id(100)]);
        assert_eq!(listed(&db, &who, "plain name", 9).await?.0, [id(100)]);
        let none = db.write(async |tx: &mut Tx| {
            tx.execute("DELETE FROM account WHERE tenant_id = $1", &[id(2).into()]).await
        });
        assert_eq!(none.await.map_err(|error: Error| error.to_string()), Ok(0));
        Ok(())
    });
}
