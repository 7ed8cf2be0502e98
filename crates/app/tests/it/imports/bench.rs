//! The whole CDNOW log through the ordinary import: real data with repeated rows, zero values and CRLF.

use app::imports::{self, mapping::Mapping};
use testkit::both;

use super::harness::{count, counts, cx, operator, state, sum, work};

#[test]
fn seventy_thousand_real_purchases() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let bytes = std::fs::read(root.join("data/cdnow/purchases.txt")).expect("the purchase log");
    let mapping = std::fs::read_to_string(root.join("mappings/cdnow.toml")).expect("its mapping");
    let mapping: Mapping = toml::from_str(&mapping).expect("a readable mapping");
    both(async |db| {
        let cx = cx(&db);
        let who = operator(&cx).await?;
        for expected in ["69659 0 0 0", "0 0 69659 0"] {
            let id = imports::upload(&cx, &who, "order", "purchases.txt", &bytes).await?;
            imports::start(&cx, &who, id, &mapping, false).await?;
            let began = std::time::Instant::now();
            work(&cx).await?;
            println!("{:?}: {expected}: {:?}", cx.db.dialect(), began.elapsed());
            let done = imports::get(&cx, &who, id).await?;
            assert_eq!((counts(&done), state(&done)), (expected.into(), "done".into()));
        }
        assert_eq!(count(&cx, "account").await?, 23_570);
        assert_eq!(count(&cx, "sale").await?, 69_659);
        assert_eq!(count(&cx, "sale_line").await?, 69_659);
        assert_eq!(sum(&cx, "sale", "amount").await?, 250_031_563);
        Ok(())
    });
}
