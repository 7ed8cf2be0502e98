//! Typed ids: a UUID that knows what it names; refuses to make one up, so that callers stay seeded.

/// Declares one id type a line, with the same small set of conversions.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// Wraps an id that was made elsewhere (`Cx::new_id`, a row, a request).
            pub const fn from_uuid(id: uuid::Uuid) -> Self {
                Self(id)
            }

            /// The bare id, for binding to SQL.
            pub const fn uuid(self) -> uuid::Uuid {
                self.0
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for uuid::Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::Problem;
            fn from_str(text: &str) -> Result<Self, crate::Problem> {
                uuid::Uuid::parse_str(text)
                    .map(Self)
                    .map_err(|_| crate::Problem::new("id-malformed").with("value", text))
            }
        }
    )*};
}

ids! {
    /// A company that works in this installation; leads every key.
    TenantId;
    /// A person who can sign in.
    UserId;
    /// An API token.
    TokenId;
    /// An entry of somebody who stands in for somebody else.
    DeputyId;
    /// A distributor in the sponsor and placement trees.
    MemberId;
    /// Any record of any object.
    RecordId;
    /// A commission run.
    RunId;
    /// A confirmed, immutable sale.
    SaleId;
    /// A line of a confirmed sale.
    SaleLineId;
    /// A durable job.
    JobId;
    /// An order, the workflow before a sale.
    OrderId;
    /// A line of an order.
    OrderLineId;
    /// A payment received for an order.
    PaymentId;
    /// A compensation plan.
    PlanId;
    /// A customer account.
    AccountId;
    /// A contact point of an account.
    ContactPointId;
    /// A unit of the organisation.
    UnitId;
    /// A territory.
    ZoneId;
    /// An employee.
    EmployeeId;
    /// A product.
    ProductId;
    /// A role.
    RoleId;
    /// A session of a signed-in user.
    SessionId;
    /// An import.
    ImportId;
    /// A stored file.
    FileId;
    /// A transfer of a member or a branch.
    TransferId;
    /// A second person's decision.
    ApprovalId;
    /// A double-entry posting.
    PostingId;
    /// An account of the ledger.
    LedgerAccountId;
    /// An entry of the audit trail.
    AuditId;
    /// A row of the outbox.
    EventId;
    /// A sealed block of the chain.
    BlockId;
    /// One dated edge of a tree.
    EdgeId;
    /// A saved view of a list.
    ViewId;
}
