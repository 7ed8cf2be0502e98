//! How an exact fraction becomes an integer; the mode is always stated, never assumed.

use serde::{Deserialize, Serialize};

/// A declared rounding of an exact amount to the minor unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// To the nearest, a tie away from zero: 2.5 → 3, -2.5 → -3.
    #[default]
    HalfUp,
    /// To the nearest, a tie to the even neighbour: 2.5 → 2, 3.5 → 4.
    HalfEven,
    /// To the nearest, a tie towards zero: 2.5 → 2.
    HalfDown,
    /// Towards zero: 2.9 → 2, -2.9 → -2.
    Down,
    /// Away from zero: 2.1 → 3, -2.1 → -3.
    Up,
    /// Towards minus infinity.
    Floor,
    /// Towards plus infinity.
    Ceiling,
}

impl Rounding {
    /// Every mode with its name in plans.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::HalfUp, "half up"),
        (Self::HalfEven, "half even"),
        (Self::HalfDown, "half down"),
        (Self::Down, "down"),
        (Self::Up, "up"),
        (Self::Floor, "floor"),
        (Self::Ceiling, "ceiling"),
    ];

    /// The name in plans, such as `half up`.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(mode, _)| *mode == self).map_or("half up", |(_, name)| name)
    }

    /// `numerator / denominator` as an integer; `None` for a zero denominator or on overflow.
    pub fn divide(self, numerator: i128, denominator: i128) -> Option<i128> {
        let quotient = numerator.checked_div(denominator)?;
        let remainder = numerator % denominator;
        if remainder == 0 {
            return Some(quotient);
        }
        let positive = (numerator < 0) == (denominator < 0);
        let outward = if positive { 1 } else { -1 };
        // |remainder| against half of |denominator|, without doubling: r <=> d - r.
        let (rest, whole) = (remainder.unsigned_abs(), denominator.unsigned_abs());
        let half = rest.cmp(&(whole - rest));
        let away = match self {
            Self::Down => false,
            Self::Up => true,
            Self::Floor => !positive,
            Self::Ceiling => positive,
            Self::HalfUp => half.is_ge(),
            Self::HalfDown => half.is_gt(),
            Self::HalfEven => half.is_gt() || (half.is_eq() && quotient % 2 != 0),
        };
        if away { quotient.checked_add(outward) } else { Some(quotient) }
    }
}
