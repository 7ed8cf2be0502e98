//! The number of the request that is being answered and the address it came from, for audit entries; known to everything the
//! request awaits.

use std::net::IpAddr;

tokio::task_local! {
    static PRESENT: (String, Option<IpAddr>);
}

/// Runs `work` as the answer to request `number` from `address`.
pub async fn scope<T>(number: String, address: Option<IpAddr>, work: impl Future<Output = T>) -> T {
    PRESENT.scope((number, address), work).await
}

/// The number of the present request; empty for the system itself.
pub fn number() -> String {
    PRESENT.try_with(|(number, _)| number.clone()).unwrap_or_default()
}

/// The address the present request came from, past the proxies that are trusted; none for the system itself.
pub fn address() -> Option<String> {
    PRESENT.try_with(|(_, address)| address.map(|address| address.to_string())).ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn number_and_address_reach_what_their_request_awaits_and_nothing_else() {
        let from = IpAddr::from([192, 0, 2, 7]);
        let inside = scope("r-1".to_owned(), Some(from), async {
            tokio::task::yield_now().await;
            (number(), address())
        });
        assert_eq!(inside.await, ("r-1".to_owned(), Some("192.0.2.7".to_owned())));
        assert_eq!((number(), address()), (String::new(), None));
    }
}
