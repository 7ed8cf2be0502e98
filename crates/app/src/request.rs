//! The number of the request that is being answered, for audit entries; known to everything the request awaits.

tokio::task_local! {
    static NUMBER: String;
}

/// Runs `work` as the answer to request `number`.
pub async fn scope<T>(number: String, work: impl Future<Output = T>) -> T {
    NUMBER.scope(number, work).await
}

/// The number of the present request; empty for the system itself.
pub fn number() -> String {
    NUMBER.try_with(Clone::clone).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_number_reaches_what_its_request_awaits_and_nothing_else() {
        let inside = scope("r-1".to_owned(), async {
            tokio::task::yield_now().await;
            number()
        });
        assert_eq!(inside.await, "r-1");
        assert_eq!(number(), "");
    }
}
