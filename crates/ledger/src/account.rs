//! The accounts of the ledger: what each one means, which side is its usual one, and whether it belongs
//! to somebody. Refuses an account without its holder, and a holder where none belongs.

use kernel::{MemberId, Problem};

/// What an account is for. The word is stored and shown under `ledger-account-<word>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccountKind {
    /// What the company spends on commissions.
    CommissionExpense,
    /// What the company owes a member for commissions; one account a member.
    CommissionPayable,
    /// What rounding a run's lines left over or took.
    RoundingResidue,
    /// What a cap cut off from lines.
    CapResidue,
    /// Settled and on its way to members: what payouts that have not left yet come to.
    PayoutPending,
    /// Money that left the company for members.
    Payout,
    /// Withheld from members for tax offices and the like.
    Withholding,
    /// Fees that members bear.
    FeeIncome,
    /// Corrections that a person made, with a reason.
    Adjustment,
}

/// The side on which an account usually stands. Debits are positive, credits negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Costs and what the company has.
    Debit,
    /// Debts and income.
    Credit,
}

impl AccountKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::CommissionExpense,
        Self::CommissionPayable,
        Self::RoundingResidue,
        Self::CapResidue,
        Self::PayoutPending,
        Self::Payout,
        Self::Withholding,
        Self::FeeIncome,
        Self::Adjustment,
    ];

    /// The word for storage and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CommissionExpense => "commission-expense",
            Self::CommissionPayable => "commission-payable",
            Self::RoundingResidue => "rounding-residue",
            Self::CapResidue => "cap-residue",
            Self::PayoutPending => "payout-pending",
            Self::Payout => "payout",
            Self::Withholding => "withholding",
            Self::FeeIncome => "fee-income",
            Self::Adjustment => "adjustment",
        }
    }

    /// Reads the word back.
    ///
    /// # Errors
    /// `ledger-account-unknown` with the word as token.
    pub fn parse(word: &str) -> Result<Self, Problem> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == word)
            .ok_or_else(|| Problem::new("ledger-account-unknown").with("value", word).token(word))
    }

    /// Whether every member has an own account of this kind.
    pub fn is_held(self) -> bool {
        matches!(self, Self::CommissionPayable)
    }

    /// The side on which a person expects the balance, so that screens show debts as positive numbers.
    pub fn side(self) -> Side {
        match self {
            Self::CommissionPayable
            | Self::PayoutPending
            | Self::Payout
            | Self::Withholding
            | Self::FeeIncome => Side::Credit,
            Self::CommissionExpense | Self::RoundingResidue | Self::CapResidue | Self::Adjustment => {
                Side::Debit
            }
        }
    }
}

/// One account: a kind and, where the kind asks for it, the member who holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Account {
    kind: AccountKind,
    holder: Option<MemberId>,
}

impl Account {
    /// An account of `kind`, held by `holder`.
    ///
    /// # Errors
    /// `ledger-holder-missing`, `ledger-holder-unexpected`.
    pub fn new(kind: AccountKind, holder: Option<MemberId>) -> Result<Self, Problem> {
        match (kind.is_held(), holder.is_some()) {
            (true, false) => Err(Problem::new("ledger-holder-missing").with("account", kind.as_str())),
            (false, true) => Err(Problem::new("ledger-holder-unexpected").with("account", kind.as_str())),
            _ => Ok(Self { kind, holder }),
        }
    }

    /// What the company owes `member` for commissions.
    pub const fn commission_payable(member: MemberId) -> Self {
        Self { kind: AccountKind::CommissionPayable, holder: Some(member) }
    }

    /// What the company spends on commissions.
    pub const fn commission_expense() -> Self {
        Self { kind: AccountKind::CommissionExpense, holder: None }
    }

    /// What it is for.
    pub const fn kind(self) -> AccountKind {
        self.kind
    }

    /// Whose it is.
    pub const fn holder(self) -> Option<MemberId> {
        self.holder
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back_and_others_are_refused() {
        for kind in AccountKind::ALL {
            assert_eq!(AccountKind::parse(kind.as_str()), Ok(kind));
        }
        for word in ["", "Payout", "payout ", "commission"] {
            assert_eq!(AccountKind::parse(word).map_err(|p| p.code), Err("ledger-account-unknown".into()));
        }
    }

    #[test]
    fn holders_stand_where_they_belong() {
        let member = MemberId::from_uuid(uuid::Uuid::from_u128(7));
        for kind in AccountKind::ALL {
            assert_eq!(Account::new(kind, Some(member)).is_ok(), kind.is_held());
            assert_eq!(Account::new(kind, None).is_ok(), !kind.is_held());
        }
        let payable = Account::commission_payable(member);
        assert_eq!(Account::new(payable.kind(), payable.holder()), Ok(payable));
    }
}
