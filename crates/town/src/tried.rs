//! One failure hides no other: what went wrong is kept, and the next way is tried.

use std::any::Any;
use std::panic::AssertUnwindSafe;

use anyhow::Result;
use futures::FutureExt as _;

/// Keeps what went wrong and goes on: one hole hides no other.
pub async fn tried(failures: &mut Vec<String>, work: impl Future<Output = Result<()>>) {
    let said = |panic: Box<dyn Any + Send>| match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(panic) => {
            panic.downcast::<&str>().map_or_else(|_| "a panic".to_owned(), |text| (*text).to_owned())
        }
    };
    match AssertUnwindSafe(work).catch_unwind().await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => failures.push(format!("{error:?}")),
        Err(panic) => failures.push(said(panic)),
    }
}
