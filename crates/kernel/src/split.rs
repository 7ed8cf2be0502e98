//! Dividing an amount into shares whose sum is exact, by largest remainder; refuses negative
//! weights and a total weight of zero.

use crate::Problem;

/// Splits `amount` by `weights`. Shares sum to `amount`; the units left over by rounding down go
/// to the largest remainders, a tie to the earlier share. A negative amount splits like its
/// opposite.
pub fn split(amount: i64, weights: &[u64]) -> Result<Vec<i64>, Problem> {
    let total: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if total == 0 {
        return Err(Problem::new("split-no-weight"));
    }
    let size = u128::from(amount.unsigned_abs());
    let mut shares = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    for (index, weight) in weights.iter().enumerate() {
        let product = size * u128::from(*weight);
        shares.push(product / total);
        remainders.push((std::cmp::Reverse(product % total), index));
    }
    let given: u128 = shares.iter().sum();
    remainders.sort_unstable();
    for (_, index) in remainders.iter().take(usize::try_from(size - given).unwrap_or(0)) {
        shares[*index] += 1;
    }
    let sign = amount.signum();
    // i64::MIN has no positive twin, so the sign is applied in 128 bits.
    let signed = |share: u128| i64::try_from(i128::try_from(share).unwrap_or(0) * i128::from(sign));
    shares.into_iter().map(|share| signed(share).map_err(|_| Problem::new("split-overflow"))).collect()
}
