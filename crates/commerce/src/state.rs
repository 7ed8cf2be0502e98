//! The states of an order: draft → confirmed → cancelled or returned. Refuses every other step; what was
//! confirmed is never edited, only taken back by another sale.

use kernel::Problem;

/// Where an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrderState {
    /// May still be edited; nothing counts yet.
    Draft,
    /// Its sale stands and counts.
    Confirmed,
    /// Part of its sale was taken back.
    PartlyReturned,
    /// Given up as a draft, or taken back whole before delivery.
    Cancelled,
    /// Taken back whole after delivery.
    Returned,
}

/// What happens to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderEvent {
    /// Becomes a sale.
    Confirm,
    /// Is given up.
    Cancel,
    /// Goods come back.
    Return {
        /// Whether nothing of it is left.
        whole: bool,
    },
}

impl OrderState {
    /// Every state.
    pub const ALL: [Self; 5] =
        [Self::Draft, Self::Confirmed, Self::PartlyReturned, Self::Cancelled, Self::Returned];

    /// The word for storage and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Confirmed => "confirmed",
            Self::PartlyReturned => "partly_returned",
            Self::Cancelled => "cancelled",
            Self::Returned => "returned",
        }
    }

    /// Reads the word back; `None` for any other.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether its content may still be edited.
    pub fn is_editable(self) -> bool {
        self == Self::Draft
    }

    /// The state after `event`.
    ///
    /// # Errors
    /// `order-step` with state and event. A partly returned order cannot be cancelled: what is left of it
    /// is returned.
    pub fn after(self, event: OrderEvent) -> Result<Self, Problem> {
        match (self, event) {
            (Self::Draft, OrderEvent::Confirm) => Ok(Self::Confirmed),
            (Self::Draft | Self::Confirmed, OrderEvent::Cancel) => Ok(Self::Cancelled),
            (Self::Confirmed | Self::PartlyReturned, OrderEvent::Return { whole: true }) => {
                Ok(Self::Returned)
            }
            (Self::Confirmed | Self::PartlyReturned, OrderEvent::Return { whole: false }) => {
                Ok(Self::PartlyReturned)
            }
            _ => Err(Problem::new("order-step").with("state", self.as_str()).with("event", event.as_str())),
        }
    }
}

impl OrderEvent {
    /// The word for messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Cancel => "cancel",
            Self::Return { .. } => "return",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back_and_only_drafts_are_edited() {
        for state in OrderState::ALL {
            assert_eq!(OrderState::parse(state.as_str()), Some(state));
            assert_eq!(state.is_editable(), state == OrderState::Draft);
        }
        assert_eq!(OrderState::parse("open"), None);
    }

    #[test]
    fn the_whole_table() {
        let events = [
            OrderEvent::Confirm,
            OrderEvent::Cancel,
            OrderEvent::Return { whole: false },
            OrderEvent::Return { whole: true },
        ];
        let mut allowed = String::new();
        for from in OrderState::ALL {
            for event in events {
                if let Ok(to) = from.after(event) {
                    allowed += &format!("{} {event:?} {}\n", from.as_str(), to.as_str());
                }
            }
        }
        expect_test::expect![[r#"
            draft Confirm confirmed
            draft Cancel cancelled
            confirmed Cancel cancelled
            confirmed Return { whole: false } partly_returned
            confirmed Return { whole: true } returned
            partly_returned Return { whole: false } partly_returned
            partly_returned Return { whole: true } returned
        "#]]
        .assert_eq(&allowed);
        let twice = OrderState::Confirmed.after(OrderEvent::Confirm).unwrap_err();
        assert_eq!(twice.to_string(), "order-step (event=confirm, state=confirmed)");
    }
}
