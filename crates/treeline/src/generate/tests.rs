//! What makes a generated company credible: sound trees, growth, seasons, people who leave, returns, and the same bytes twice.

use std::collections::BTreeMap;

use jiff::civil::date;

use super::{Company, Order, files};

fn company(seed: u64) -> Company {
    Company::make(seed, 2_000, 5_000, 9_000, date(2026, 10, 31)).unwrap()
}

fn orders(company: &Company) -> Vec<Order> {
    let mut all = Vec::new();
    company
        .orders(|order| -> Result<(), ()> {
            all.push(order.clone());
            Ok(())
        })
        .unwrap();
    all
}

#[test]
fn the_same_seed_writes_the_same_bytes_and_another_seed_does_not() {
    let folder = std::env::temp_dir().join(format!("treeline-generate-{}", std::process::id()));
    let mut hashes = Vec::new();
    for (name, seed) in [("a", 5), ("b", 5), ("c", 6)] {
        let out = folder.join(name);
        files::write(&company(seed), &out).unwrap();
        let mut hasher = blake3::Hasher::new();
        for file in [
            "members.csv",
            "placement.csv",
            "accounts.csv",
            "products.csv",
            "orders.csv",
            "returns.csv",
            "sales.csv",
        ] {
            hasher.update(&std::fs::read(out.join(file)).unwrap());
        }
        hashes.push(hasher.finalize());
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(hashes[0], hashes[1]);
    assert_ne!(hashes[0], hashes[2]);
}

#[test]
fn parents_stand_before_children_and_no_slot_is_taken_twice() {
    let members = company(1).members;
    let mut taken = BTreeMap::new();
    for member in 1..2_000_u32 {
        let at = member as usize;
        assert!(members.sponsor[at] < member && members.place[at] < member);
        assert!(members.joined[members.sponsor[at] as usize] <= members.joined[at]);
        assert_eq!(taken.insert((members.place[at], members.slot[at]), member), None);
    }
}

#[test]
fn the_network_is_skewed_and_partly_inactive() {
    let company = company(2);
    let mut front = vec![0_u32; 2_000];
    for sponsor in company.members.sponsor.iter().skip(1) {
        front[*sponsor as usize] += 1;
    }
    let none = front.iter().filter(|count| **count == 0).count();
    assert!(none > 900, "most sponsor nobody: {none}");
    assert!(front.iter().max().unwrap() > &20, "a few sponsor many");
    let active = (0..2_000).filter(|member| company.members.active(*member, company.size.days - 1)).count();
    assert!((600..1_700).contains(&active), "{active}");
}

#[test]
fn orders_follow_seasons_belong_to_active_members_and_some_come_back() {
    let company = company(3);
    let all = orders(&company);
    let dates = company.dates();
    let mut by_month: BTreeMap<&str, u32> = BTreeMap::new();
    let mut previous = 0;
    for order in &all {
        assert!(order.day >= previous && !order.lines.is_empty());
        previous = order.day;
        *by_month.entry(&dates[usize::from(order.day)][..7]).or_default() += 1;
        match order.returns {
            None => assert!(company.members.active(order.member, order.day)),
            Some(number) => {
                let original = all.iter().find(|one| one.number == number).unwrap();
                assert!(original.day < order.day && original.returns.is_none());
                assert!(order.amount_cents() <= original.amount_cents());
            }
        }
    }
    let returned = all.iter().filter(|order| order.returns.is_some()).count();
    assert!((100..400).contains(&returned), "{returned}");
    assert_eq!(by_month.len(), 12, "{by_month:?}");
    assert!(by_month["2025-12"] > by_month["2026-08"], "{by_month:?}");
    assert!((8_900..9_400).contains(&all.len()), "{}", all.len());
}
