//! Lists in the order of linked records' names on both databases, page by page, against a slow and obvious order; and that
//! nobody learns from it what a record out of sight is called.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use access::{Action, FieldRight, Principal, Rights, Scope};
use anyhow::Result;
use entity::{Catalog, Document, Intent, Object, object, parse_sort, validate};
use kernel::{TenantId, UserId, fold};
use serde_json::{Value as Json, json};
use store::records::{self, New, Question};
use store::{Db, Read as _, Tx};
use testkit::{both, id};

use crate::records::{STAMP, of};

const NAMES: [&str; 6] = ["Żaneta", "abel", "Óscar", "Bruno", "bruno", "Łukasz"];

/// Tasks with an own link to an account beside the standard one.
fn task() -> Object {
    let label = json!({ "en": "a" });
    let fields = json!([{ "key": "x_buyer", "type": "reference", "to": "account", "labels": label }]);
    let document = Document::read(&json!({ "fields": fields })).expect("a document");
    document.extend(object("task").expect("tasks"), &|_| true).expect("fits")
}

struct Task {
    n: u64,
    account: Option<usize>,
}

async fn make((db, who): (&Db, &Principal), object: &Object, n: u64, owner: u64, input: Json) -> Result<()> {
    let map = input.as_object().cloned().unwrap_or_default();
    let values = validate(object, &map, Intent::Create).map_err(|p| anyhow::anyhow!("{p:?}"))?;
    let new = New { id: id(n), owner: Some(id(owner)), unit: None, values, parts: BTreeMap::new() };
    db.write(async |tx: &mut Tx| records::create(tx, who, object, new.clone(), STAMP()).await).await?;
    Ok(())
}

/// Six customers, the odd ones of user 1, the last in the trash; forty tasks of them and of nobody, every eighth of user 1.
async fn tasks(db: &Db, who: &Principal) -> Result<Vec<Task>> {
    for (n, name) in (0_u64..).zip(NAMES) {
        make((db, who), of("account"), 100 + n, n % 2, json!({ "name": name })).await?;
    }
    let task = task();
    let mut out = Vec::new();
    for n in 0..40_u64 {
        // In no order, the names in none either.
        let account = [Some(3), None, Some(0), Some(5), Some(4), Some(1), None, Some(2), Some(3)]
            [usize::try_from(n * 7 % 9)?];
        let link = account.map(|at| id(100 + at as u64).to_string());
        let owner = u64::from(n % 8 == 0);
        make((db, who), &task, 1_000 + n, owner, json!({ "subject": "s", "account": link, "x_buyer": link }))
            .await?;
        out.push(Task { n, account });
    }
    let version = 1;
    db.write(async |tx: &mut Tx| records::trash(tx, who, of("account"), id(105), version, STAMP()).await)
        .await?;
    Ok(out)
}

fn person(tenant: TenantId, task: Scope, account: Option<Scope>, hides: bool) -> Principal {
    let scopes = [("task", Some(task)), ("account", account)];
    let objects =
        scopes.into_iter().filter_map(|(key, scope)| Some((key.to_owned(), [(Action::Read, scope?)].into())));
    let hidden = BTreeMap::from([("name".to_owned(), FieldRight::None)]);
    let fields = if hides { BTreeMap::from([("account".to_owned(), hidden)]) } else { BTreeMap::new() };
    Principal {
        user: Some(UserId::from_uuid(id(1))),
        rights: vec![Rights { objects: objects.collect(), fields }],
        catalog: Arc::new(Catalog::with([self::task()])),
        ..Principal::operator(tenant)
    }
}

/// The numbers of the tasks a person lists, all pages of `limit` together.
async fn listed(
    db: &Db,
    who: &Principal,
    sort: &str,
    filter: Option<&Json>,
    limit: usize,
) -> Result<Vec<u64>> {
    let task = task();
    let sort = parse_sort(&task, sort, &|_| true)?;
    let filter = filter.map(|json| crate::filters::parse(who, &task, json)).transpose()?;
    let (mut out, mut cursor) = (Vec::new(), None::<String>);
    loop {
        let now = cursor.take();
        let question = Question {
            filter: filter.as_ref(),
            sort: &sort,
            cursor: now.as_deref(),
            limit,
            columns: &["subject"],
            ..Question::default()
        };
        let page = records::list(&mut db.read(), who, &task, Action::Read, &question).await?;
        assert!(page.items.iter().all(|item| item.values.len() == 1), "only what was asked for");
        for item in &page.items {
            out.push(u64::try_from((item.id.as_u128() & 0xffff) - (id(1_000).as_u128() & 0xffff))?);
        }
        match page.next {
            Some(next) => cursor = Some(next),
            None => return Ok(out),
        }
    }
}

/// The same, slowly: by the names in sight, then by id; blanks last.
fn slowly(tasks: &[&Task], seen: &[usize], descending: bool) -> Vec<u64> {
    let name = |task: &Task| task.account.filter(|at| seen.contains(at)).map(|at| fold(NAMES[at]));
    let (mut with, mut without): (Vec<&Task>, Vec<&Task>) =
        tasks.iter().copied().partition(|task| name(task).is_some());
    with.sort_by_key(|task| (name(task), task.n));
    without.sort_by_key(|task| task.n);
    if descending {
        with.reverse();
        without.reverse();
    }
    with.iter().chain(&without).map(|task| task.n).collect()
}

#[test]
fn tasks_stand_in_the_order_of_their_customers_names() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let all = person(tenant, Scope::All, Some(Scope::All), false);
        let operator = Principal { catalog: Arc::clone(&all.catalog), ..Principal::operator(tenant) };
        let tasks = tasks(&db, &operator).await?;
        let every: Vec<&Task> = tasks.iter().collect();
        let own: Vec<&Task> = tasks.iter().filter(|task| task.n % 8 == 0).collect();
        let some: Vec<&Task> = tasks.iter().filter(|task| task.account != Some(3)).collect();
        let not = json!({ "not": { "field": "account", "op": "eq", "value": id(103).to_string() } });
        // The one in the trash counts as none; of the others whoever reads all sees five, user 1 the odd two.
        let people = [
            ("all", all, &every, &[0, 1, 2, 3, 4][..], None),
            (
                "filtered",
                person(tenant, Scope::All, Some(Scope::All), false),
                &some,
                &[0, 1, 2, 4][..],
                Some(&not),
            ),
            ("own customers", person(tenant, Scope::All, Some(Scope::Own), false), &every, &[1, 3][..], None),
            (
                "own tasks",
                person(tenant, Scope::Own, Some(Scope::All), false),
                &own,
                &[0, 1, 2, 3, 4][..],
                None,
            ),
            ("both own", person(tenant, Scope::Own, Some(Scope::Own), false), &own, &[1, 3][..], None),
        ];
        for (name, who, tasks, seen, filter) in &people {
            for key in ["account", "x_buyer"] {
                for limit in [1, 4, 7, 100] {
                    let up = listed(&db, who, key, *filter, limit).await?;
                    assert_eq!(up, slowly(tasks, seen, false), "{name} {key} by {limit}");
                    let down = listed(&db, who, &format!("-{key}"), *filter, limit).await?;
                    assert_eq!(down, slowly(tasks, seen, true), "{name} -{key} by {limit}");
                }
                // With a second key, all of it is one statement.
                let two = listed(&db, who, &format!("{key},created_at"), *filter, 5).await?;
                assert_eq!(two, slowly(tasks, seen, false), "{name} {key},created_at");
            }
        }
        Ok(())
    });
}

#[test]
fn an_order_tells_nothing_of_names_out_of_sight() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let all = person(tenant, Scope::All, Some(Scope::All), false);
        tasks(&db, &Principal { catalog: Arc::clone(&all.catalog), ..Principal::operator(tenant) }).await?;
        let newest: Vec<u64> = (0..40).rev().collect();
        for who in
            [person(tenant, Scope::All, None, false), person(tenant, Scope::All, Some(Scope::All), true)]
        {
            for sort in ["account", "-account", "x_buyer", "-x_buyer"] {
                assert_eq!(listed(&db, &who, sort, None, 9).await?, newest, "{sort}");
            }
        }
        // A name that changes out of sight moves nothing.
        let who = person(tenant, Scope::All, Some(Scope::Own), false);
        let before = listed(&db, &who, "account", None, 50).await?;
        let sql = "UPDATE account SET name_key = $2 WHERE tenant_id = $1 AND id = $3";
        db.write(async |tx: &mut Tx| {
            tx.execute(sql, &[tenant.uuid().into(), "0".into(), id(102).into()]).await
        })
        .await?;
        assert_eq!(listed(&db, &who, "account", None, 50).await?, before);
        assert_ne!(listed(&db, &all, "account", None, 50).await?, before);
        // Cursors of another order, and hostile ones.
        let task = task();
        let sort = parse_sort(&task, "account", &|_| true)?;
        let hex = |text: &str| text.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
        let nobody = id(1).to_string();
        for hostile in [
            "zz".to_owned(),
            hex("[]"),
            hex(&format!("[7,\"{nobody}\"]")),
            hex(&format!("[{{}},\"{nobody}\"]")),
            hex(&format!("[true,\"{nobody}\"]")),
            hex("[\"a\",\"x\"]"),
        ] {
            let question = Question { sort: &sort, cursor: Some(&hostile), limit: 2, ..Question::default() };
            let page = records::list(&mut db.read(), &all, &task, Action::Read, &question).await;
            assert!(matches!(page, Err(store::Error::Refused(_))), "{hostile}");
        }
        Ok(())
    });
}

/// What the databases do for a page of many: they walk the names in their order instead of gathering and sorting every record.
#[test]
fn a_page_is_read_in_the_order_of_the_names() {
    testkit::both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let who = person(tenant, Scope::All, Some(Scope::All), false);
        tasks(&db, &Principal { catalog: Arc::clone(&who.catalog), ..Principal::operator(tenant) }).await?;
        if db.dialect() == store::Dialect::Postgres {
            return Ok(());
        }
        let sql = "EXPLAIN QUERY PLAN SELECT t.id FROM account l0 CROSS JOIN task t WHERE t.tenant_id = $1 AND t.deleted_at IS NULL \
                   AND l0.tenant_id = $1 AND l0.deleted_at IS NULL AND l0.id = t.account_id ORDER BY l0.name_key, t.id LIMIT 51";
        let rows = db.read().query(sql, &[tenant.uuid().into()]).await?;
        let plan: Vec<String> = rows.iter().map(|row| row.get(3)).collect::<Result<_, _>>()?;
        let names: BTreeSet<&str> = plan
            .iter()
            .flat_map(|step| step.split_whitespace())
            .filter(|word| word.contains("_by_"))
            .collect();
        assert_eq!(names, BTreeSet::from(["account_by_name_key", "task_by_account_id"]), "{plan:?}");
        Ok(())
    });
}
