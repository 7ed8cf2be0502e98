//! Starting a demo over: everything goes, and the same database can be built up again; on SQLite nothing is touched.

use store::{Dialect, Read as _, migrate};
use testkit::both;

#[test]
fn a_dropped_database_is_built_up_again() {
    both(async |db| {
        testkit::tenant(&db).await?;
        migrate::drop_everything(&db).await?;
        let pending = migrate::pending(&db).await?;
        if db.dialect() == Dialect::Sqlite {
            assert_eq!(pending, 0);
            return Ok(());
        }
        assert!(pending > 0);
        migrate::run(&db).await?;
        assert_eq!(migrate::pending(&db).await?, 0);
        let rows = db.read().query("SELECT id FROM tenant", &[]).await;
        assert!(rows.map_or(true, |rows| rows.is_empty()), "nothing of the old data is left");
        Ok(())
    });
}
