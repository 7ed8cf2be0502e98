//! What fields take and refuse, and what filters and orders may ask: wrong, huge and hostile input.

use entity::{
    FieldValue, Filter, Intent, Object, Sight, Today, object, parse, parse_sort, validate, validate_parts,
};
use serde_json::{Map, Value as Json, json};

fn account() -> &'static Object {
    object("account").expect("the account is a standard object")
}

fn map(value: Json) -> Map<String, Json> {
    value.as_object().cloned().unwrap_or_default()
}

/// Validates one field of an object on update and gives its text, or `code@field`.
#[track_caller]
fn check(key: &str, field: &str, value: Json, expect: &str) {
    let object = object(key).expect("a standard object");
    let input = Map::from_iter([(field.to_owned(), value.clone())]);
    let found = match validate(object, &input, Intent::Update) {
        Ok(values) => values.get(field).map(FieldValue::to_text).unwrap_or_default(),
        Err(problems) => {
            let problem = &problems[0];
            format!("{}@{}", problem.code, problem.at.field.as_deref().unwrap_or("?"))
        }
    };
    assert_eq!(found, expect, "{key}.{field} = {value}");
}

#[test]
fn fields_take_what_they_hold() {
    check("account", "name", json!("  Zażółć  "), "Zażółć");
    check("account", "name", json!("Jean-Noël O'Brien"), "Jean-Noël O'Brien");
    check("account", "email", json!("a.b+c@exämple.co"), "a.b+c@exämple.co");
    check("account", "phone", json!("+48 (22) 123-45.67"), "+48221234567");
    check("account", "country", json!("PL"), "PL");
    check("account", "notes", json!("a\nb"), "a\nb");
    check("account", "notes", json!(null), "");
    check("account", "street", json!("   "), "");
    check("product", "price", json!({"amount": "12.30", "currency": "EUR"}), "12.30 EUR");
    check("product", "price", json!({"amount": "1200", "currency": "JPY"}), "1200 JPY");
    check("product", "pv", json!("10.5"), "10.5");
    check("order", "ordered_on", json!("2028-02-29"), "2028-02-29");
    check("product", "link", json!("https://example.org/a?b=c"), "https://example.org/a?b=c");
    check("role", "rights", json!({"objects": {}}), "{\"objects\":{}}");
    check("role", "code", json!("sales_office"), "sales_office");
}

#[test]
fn fields_refuse_what_they_do_not_hold() {
    check("account", "name", json!(""), "field-required@name");
    check("account", "name", json!(null), "field-required@name");
    check("account", "name", json!(7), "field-type@name");
    check("account", "name", json!(["x"]), "field-type@name");
    check("account", "name", json!({"$ne": 1}), "field-type@name");
    check("account", "name", json!("x".repeat(201)), "field-too-long@name");
    check("account", "name", json!("a\u{0}b"), "field-control-character@name");
    check("account", "name", json!("a\nb"), "field-control-character@name");
    for email in ["a", "a@b", "@b.c", "a b@c.d", "a@b..c", "a@-b.c", "<a@b.c>", "a..b@c.d", "a@b.c\u{7f}"] {
        let code = if email.contains('\u{7f}') { "field-control-character" } else { "field-email" };
        check("account", "email", json!(email), &format!("{code}@email"));
    }
    check("account", "phone", json!("+48 123"), "field-phone@phone");
    check("account", "phone", json!("123"), "field-phone-country@phone");
    check("account", "phone", json!("call me 12345"), "field-phone@phone");
    check("account", "phone", json!("22 123 45 67"), "field-phone-country@phone");
    check("account", "phone", json!("+48 22 123 45 67 ext. 3"), "field-phone-extension@phone");
    check("account", "phone", json!(48_221_234_567_i64), "field-type@phone");
    check("account", "country", json!("pl"), "field-country@country");
    check("account", "country", json!("ZZ"), "field-country@country");
    check("account", "language", json!("de"), "field-language@language");
    check("account", "status", json!("gone"), "field-choice-unknown@status");
    check("account", "member", json!("1' OR '1'='1"), "id-malformed@member");
    check("account", "code", json!(""), "field-required@code");
    check("product", "price", json!(12.3), "field-type@price");
    check("product", "price", json!({"amount": 12.3, "currency": "EUR"}), "field-type@price");
    check("product", "price", json!({"amount": "12.3", "currency": "EUR", "x": 1}), "field-type@price");
    check("product", "price", json!({"amount": "12.345", "currency": "EUR"}), "decimal-too-fine@price");
    check("product", "price", json!({"amount": "-0.01", "currency": "EUR"}), "field-too-small@price");
    check("product", "price", json!({"amount": "1e9", "currency": "EUR"}), "decimal-malformed@price");
    check("product", "pv", json!("1e308"), "decimal-malformed@pv");
    check("product", "pv", json!("99999999999999999999"), "decimal-overflow@pv");
    check("product", "pv", json!(1), "field-type@pv");
    check("product", "link", json!("javascript:alert(1)"), "field-url@link");
    check("order", "ordered_on", json!("2027-02-29"), "date-malformed@ordered_on");
    check("role", "code", json!("Sales Office"), "field-key@code");
    check("role", "rights", json!("x".repeat(100_001)), "field-too-long@rights");
}

#[test]
fn what_is_not_the_requests_to_set_is_refused_by_name() {
    for key in ["role", "commission_rate", "tenant_id", "owner_id", "version", "id", "email)or(1=1"] {
        check("account", key, json!("x"), &format!("field-unknown@{key}"));
    }
    check("account", &"x".repeat(9_000), json!("x"), &format!("field-unknown@{}", "x".repeat(80)));
    check("account", "created_at", json!("2026-01-01T00:00:00Z"), "field-read-only@created_at");
    check("order", "status", json!("confirmed"), "field-read-only@status");
    check("order", "total", json!({"amount": "1", "currency": "EUR"}), "field-read-only@total");
    check("member", "sponsor", json!(null), "field-read-only@sponsor");
    check("run", "period", json!("2026-10"), "object-read-only@?");
}

#[test]
fn a_new_record_gets_defaults_and_hears_of_every_problem() {
    let values = validate(account(), &map(json!({"name": "A"})), Intent::Create).expect("valid");
    assert_eq!(values["status"].to_text(), "active");
    assert!(!values.contains_key("code"), "the code comes from the series");
    let problems = validate(account(), &map(json!({"email": "x", "nope": 1})), Intent::Create).unwrap_err();
    let codes: Vec<&str> = problems.iter().map(|p| p.code.as_str()).collect();
    assert_eq!(codes, ["field-email", "field-unknown", "field-required"]);
}

#[test]
fn lines_point_to_their_problem() {
    let part = object("order").and_then(|o| o.part("lines")).expect("orders have lines");
    let good = json!({"quantity": "2", "unit_price": {"amount": "1", "currency": "EUR"}, "discount": "0.1"});
    let bad = json!({"quantity": "-2", "unit_price": {"amount": "1", "currency": "EUR"}, "net": null});
    let lines = [map(good.clone()), map(bad)];
    let problems = validate_parts(part, &lines).unwrap_err();
    let at: Vec<_> =
        problems.iter().map(|p| (p.code.as_str(), p.at.field.as_deref().unwrap_or(""))).collect();
    assert_eq!(at, [("field-too-small", "lines/1/quantity"), ("field-read-only", "lines/1/net")]);
    assert_eq!(validate_parts(part, &vec![map(good); 1_001]).unwrap_err()[0].code, "field-too-many-lines");
}

/// Everything is in sight but phone numbers.
struct Clerk;

impl Sight for Clerk {
    fn object(&self, key: &str) -> Option<&Object> {
        object(key)
    }

    fn sees(&self, _: &Object, field: &str) -> bool {
        field != "phone"
    }

    fn me(&self) -> Option<uuid::Uuid> {
        Some(uuid::Uuid::from_u128(7))
    }

    fn me_among(&self) -> Vec<uuid::Uuid> {
        vec![uuid::Uuid::from_u128(8), uuid::Uuid::from_u128(9)]
    }
}

#[track_caller]
fn check_filter(filter: Json, expect: &str) {
    let today = Today { day: jiff::civil::date(2026, 11, 22), zone: jiff::tz::TimeZone::UTC };
    let found = match Filter::parse(account(), &filter, &Clerk, &today) {
        Ok(_) => "ok".to_owned(),
        Err(problem) => problem.code,
    };
    assert_eq!(found, expect, "{filter}");
}

#[test]
fn a_clause_that_is_none_is_named_by_the_way_to_it() {
    let today = Today { day: jiff::civil::date(2026, 11, 22), zone: jiff::tz::TimeZone::UTC };
    let good = json!({"field": "name", "op": "contains", "value": "a"});
    for (filter, expected) in [
        (json!({"and": [good, {"or": [good, {"field": "name"}]}]}), Some("and/1/or/1")),
        (json!({"and": [good, "name"]}), Some("and/1")),
        (json!({"and": {}}), Some("and")),
        (json!({"or": [{"and": []}, {"not": {"not": 7}}]}), Some("or/1/not/not")),
        (json!({"and": [{"and": [good]}, {"not": good}, {"or": 1}]}), Some("and/2/or")),
        (json!("name"), None),
        (json!({"both": []}), None),
    ] {
        let problem = Filter::parse(account(), &filter, &Clerk, &today).expect_err("no filter");
        assert_eq!(problem.code, "filter-malformed", "{filter}");
        assert_eq!(problem.at.field.as_deref(), expected, "{filter}");
    }
}

#[test]
fn filters_ask_only_what_the_definition_allows() {
    let test = |field: &str, op: &str, value: Json| json!({"field": field, "op": op, "value": value});
    check_filter(json!({"and": []}), "ok");
    check_filter(
        json!({"and": [test("name", "contains", json!("a")), {"not": test("status", "eq", json!("lead"))}]}),
        "ok",
    );
    check_filter(
        test("created_at", "between", json!(["2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"])),
        "ok",
    );
    check_filter(test("email", "empty", json!(true)), "ok");
    check_filter(test("status", "in", json!(["lead", "active"])), "ok");
    check_filter(test("phone", "starts", json!("+48")), "filter-field-unknown");
    check_filter(test("email)or(1=1", "eq", json!("x")), "filter-field-unknown");
    check_filter(test("password_hash", "starts", json!("$")), "filter-field-unknown");
    check_filter(test("name", "regex", json!("x")), "filter-operator-unknown");
    check_filter(test("name", "eq) OR (1", json!("x")), "filter-operator-unknown");
    check_filter(test("status", "contains", json!("x")), "filter-operator-unknown");
    check_filter(test("status", "eq", json!("none")), "field-choice-unknown");
    check_filter(test("created_at", "eq", json!("UTC'--")), "field-type");
    check_filter(test("name", "eq", json!(null)), "filter-malformed");
    check_filter(test("name", "in", json!([])), "filter-malformed");
    check_filter(test("name", "in", json!(vec!["x"; 501])), "filter-values-too-many");
    check_filter(json!({"field": ["name"], "op": "eq", "value": "x"}), "filter-malformed");
    check_filter(json!({"field": "name", "op": "eq", "value": "x", "or": 1}), "filter-malformed");
    check_filter(json!({"and": {}, "or": []}), "filter-malformed");
    check_filter(json!("name"), "filter-malformed");
    check_filter(test("created_at", "within", json!("this_month")), "ok");
    check_filter(test("name", "within", json!("this_month")), "filter-operator-unknown");
    for word in [json!("some_day"), json!(7), json!(null), json!(["today"]), json!("last_99999_days")] {
        check_filter(test("created_at", "within", word), "filter-stretch-unknown");
    }
    check_filter(test("member.rank", "eq", json!("gold")), "ok");
    check_filter(test("member.sponsor.rank", "in", json!(["gold", "silver"])), "ok");
    check_filter(test("member.joined", "within", json!("last_2_years")), "ok");
    check_filter(test("member.account.member.rank", "eq", json!("gold")), "filter-path-too-long");
    check_filter(test(&"member.".repeat(10_000), "eq", json!("gold")), "filter-path-too-long");
    // Out of sight, misspelt and no link at all look the same.
    for path in [
        "member.phone",
        "member.nope",
        "member.sponsor",
        "member.",
        ".rank",
        ".",
        "..",
        "nope.rank",
        "city.name",
        "member.account.phone",
        "member.rank.x",
        "member.id",
        "member.x);--",
        " member.rank",
        "phone.name",
    ] {
        check_filter(test(path, "eq", json!("x")), "filter-field-unknown");
    }
    let linked = test("member.rank", "eq", json!("x"));
    check_filter(json!({"or": vec![linked.clone(); 10]}), "ok");
    check_filter(json!({"or": vec![linked; 11]}), "filter-links-too-many");
    let mut deep = json!({"and": []});
    // The reader of JSON stops at 128 by itself.
    for _ in 0..100 {
        deep = json!({"not": deep});
    }
    check_filter(deep, "filter-too-large");
    check_filter(json!({"or": vec![test("name", "eq", json!("x")); 101]}), "filter-too-large");
}

#[test]
fn orders_are_fields_only() {
    let sort = |text: &str| parse_sort(account(), text, &|key| key != "phone").map(|keys| keys.len());
    assert_eq!(sort(""), Ok(0));
    assert_eq!(sort("name,-created_at"), Ok(2));
    assert_eq!(sort("-member,name"), Ok(2));
    for hostile in [
        "name asc",
        "--name",
        "name,name",
        "phone",
        "nope",
        "id",
        "name,",
        ",",
        "notes",
        "name,(select pg_sleep(5))",
        "name;drop table account",
        "name,code,status,city",
    ] {
        assert_eq!(sort(hostile).map_err(|p| p.code), Err("sort-unknown".to_owned()), "{hostile}");
    }
}

#[test]
fn definitions_refuse_what_they_do_not_know() {
    let file = |fields: &str, list: &str| {
        format!(
            "table = \"x\"\nname = \"name\"\n[fields]\nname = {{ type = \"text\" }}\n{fields}\n[layouts]\nlist = [{list}]\ncard = []\nform = []\n"
        )
    };
    assert!(parse("x", &file("", "\"name\"")).is_ok());
    for (fields, list) in [
        ("", "\"nope\""),
        ("a = { type = \"float\" }", ""),
        ("a = { type = \"text\", widget = 1 }", ""),
        ("a = { type = \"choice\" }", ""),
        ("a = { type = \"reference\" }", ""),
        ("a = { type = \"code\" }", ""),
        ("a = { type = \"decimal\", digits = 12 }", ""),
        ("a = { type = \"bool\", default = \"maybe\" }", ""),
        ("\"a b\" = { type = \"text\" }", ""),
        ("version = { type = \"integer\" }", ""),
        ("tenant_id = { type = \"text\" }", ""),
    ] {
        let problem = parse("x", &file(fields, list)).map_err(|p| p.code);
        assert_eq!(problem.err().as_deref(), Some("definition-malformed"), "{fields} {list}");
    }
}

#[test]
fn what_one_takes_part_in_can_be_asked_where_records_say_who_does() {
    let of = |key: &str, field: &str, op: &str, value: serde_json::Value| {
        let today = entity::Today { day: jiff::civil::date(2026, 11, 22), zone: jiff::tz::TimeZone::UTC };
        let json = serde_json::json!({"field": field, "op": op, "value": value});
        Filter::parse(entity::object(key).expect("an object"), &json, &Clerk, &today).map_err(|p| p.code)
    };
    let mine = vec![uuid::Uuid::from_u128(8), uuid::Uuid::from_u128(9)];
    assert_eq!(of("appointment", "people", "eq", "me".into()), Ok(Filter::With(mine.clone())));
    let not = Filter::Not(Box::new(Filter::With(mine.clone())));
    assert_eq!(of("appointment", "people", "ne", "me".into()), Ok(not));
    let other = uuid::Uuid::from_u128(8).to_string();
    for (key, op, value, code) in [
        ("appointment", "eq", other.into(), "filter-malformed"),
        ("appointment", "empty", "me".into(), "filter-operator-unknown"),
        ("order", "eq", "me".into(), "filter-field-unknown"),
    ] {
        assert_eq!(of(key, "people", op, value), Err(code.to_owned()), "{key} {op}");
    }
    assert_eq!(of("order", "lines", "eq", "me".into()), Err("filter-field-unknown".to_owned()));
}

#[test]
fn who_takes_part_stands_in_one_part_as_employees_and_as_members() {
    let file = |parts: &str| {
        format!(
            "table = \"x\"\nname = \"name\"\n[fields]\nname = {{ type = \"text\" }}\n{parts}\n[layouts]\nlist = []\ncard = []\nform = []\n"
        )
    };
    let part = |key: &str, fields: &str| {
        format!("[parts.{key}]\ntable = \"{key}\"\nshared = true\n[parts.{key}.fields]\n{fields}\n")
    };
    let employee = "e = { type = \"reference\", to = \"employee\" }\n";
    let both = format!("{employee}m = {{ type = \"reference\", to = \"member\" }}\n");
    let good = parse("x", &file(&part("guests", &both))).expect("a definition");
    assert_eq!(good.shared_part().map(|part| part.key.as_str()), Some("guests"));
    assert_eq!(good.shared_part().and_then(|part| part.link("member")).map(|f| f.key.as_str()), Some("m"));
    for parts in [part("guests", employee), format!("{}{}", part("a", &both), part("b", &both))] {
        assert_eq!(
            parse("x", &file(&parts)).map_err(|p| p.code).err().as_deref(),
            Some("definition-malformed")
        );
    }
}

#[test]
fn whose_a_record_is_can_be_asked_of_every_object_and_through_links() {
    let of = |json: serde_json::Value| {
        let today = entity::Today { day: jiff::civil::date(2026, 11, 22), zone: jiff::tz::TimeZone::UTC };
        Filter::parse(entity::object("order").expect("orders"), &json, &Clerk, &today)
    };
    let asked = |op: &str, value: serde_json::Value| {
        of(serde_json::json!({"field": "owner", "op": op, "value": value}))
    };
    let me = Some(uuid::Uuid::from_u128(7));
    assert_eq!(asked("eq", "me".into()).unwrap(), Filter::Owner(me));
    assert_eq!(asked("ne", "me".into()).unwrap(), Filter::Not(Box::new(Filter::Owner(me))));
    assert_eq!(asked("empty", true.into()).unwrap(), Filter::Owner(None));
    let other = uuid::Uuid::from_u128(8);
    let both = serde_json::json!(["me", other]);
    assert_eq!(asked("in", both).unwrap(), Filter::Or(vec![Filter::Owner(me), Filter::Owner(Some(other))]));
    for (op, value) in [
        ("eq", serde_json::json!("you")),
        ("eq", serde_json::json!(7)),
        ("in", serde_json::json!([])),
        ("empty", serde_json::json!("me")),
    ] {
        assert_eq!(asked(op, value).unwrap_err().code, "filter-malformed", "{op}");
    }
    assert_eq!(asked("contains", "me".into()).unwrap_err().code, "filter-operator-unknown");
    let linked = of(serde_json::json!({"field": "account.owner", "op": "eq", "value": "me"})).unwrap();
    assert_eq!(linked, Filter::Linked("account".to_owned(), Box::new(Filter::Owner(me))));
}

#[test]
fn a_number_without_a_calling_code_is_at_home_somewhere() {
    let home = |country: &str| entity::phone::Home::of(Some(country).filter(|one| !one.is_empty()));
    let check = |input: Json, country: &str, expected: &str| {
        let found = entity::validate_at(account(), &map(input.clone()), Intent::Update, &home(country));
        let found = found.map(|values| values["phone"].to_text());
        assert_eq!(found.unwrap_or_else(|all| all[0].code.clone()), expected, "{input} in {country}");
    };
    check(json!({"phone": "22 123 45 67"}), "PL", "+48221234567");
    check(json!({"phone": "22 123 45"}), "FR", "field-phone");
    check(json!({"phone": "22 123 45 67"}), "", "field-phone-country");
    // The country that comes with it goes before that of the record and the company.
    check(json!({"phone": "06 12 34 56 78", "country": "FR"}), "PL", "+33612345678");
    check(json!({"phone": "22 123 45 67", "country": null}), "PL", "+48221234567");
    check(json!({"phone": "+33 6 12 34 56 78", "country": "PL"}), "PL", "+33612345678");
}
