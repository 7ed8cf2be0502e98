//! The hash chain over append-only entries: content hashes with a salt, blocks that seal many entries,
//! and a verifier that names the first block that does not hold. Refuses to hash anything unsalted.
//!
//! Writers never read the head of the chain: they store an entry with its [`content_hash`]; one sealer
//! gathers the unsealed entries into a [`Block`], whose root covers the previous root. A change of any
//! sealed entry, its order, or a block that is missing, doubled or swapped changes every later root.

use std::collections::BTreeSet;
use std::fmt;

/// Contexts keep the three kinds of hashes apart: no entry can be passed off as a block.
const CONTENT: &str = "treeline.ledger.content.v1";
const BLOCK: &str = "treeline.ledger.block.v1";

/// The most leaves of one block; a sealer that finds more makes several blocks.
pub const MAX_LEAVES: usize = 100_000;

/// A 32-byte BLAKE3 hash, printed as lower-case hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The root before the first block.
    pub const GENESIS: Self = Self([0; 32]);
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// 16 secret random bytes stored beside the content. Erasing salt and content forgets a person while the
/// chain, which holds only the hash, still verifies.
pub type Salt = [u8; 16];

/// `H(salt ‖ length ‖ content)`: what an entry brings into the chain.
pub fn content_hash(salt: &Salt, content: &[u8]) -> Digest {
    let mut hasher = blake3::Hasher::new_derive_key(CONTENT);
    hasher.update(salt).update(&(content.len() as u64).to_be_bytes()).update(content);
    Digest(*hasher.finalize().as_bytes())
}

/// One sealed entry: its id and the hash of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The 16 bytes of the entry's id.
    pub id: [u8; 16],
    /// [`content_hash`] of the entry.
    pub hash: Digest,
}

/// A block: a number counting from 1, its leaves in the order in which they were sealed, and its root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Counts from 1 without gaps.
    pub number: u64,
    /// The root of the block before, [`Digest::GENESIS`] for the first.
    pub previous: Digest,
    /// The entries it seals; at least one, at most [`MAX_LEAVES`].
    pub leaves: Vec<Leaf>,
    /// Hash of number, previous root, count and leaves.
    pub root: Digest,
}

/// What is wrong with a chain; each names the block, so that an operator finds it at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A block is missing, doubled or out of order.
    Number {
        /// The number that had to come.
        expected: u64,
        /// The number that came.
        found: u64,
    },
    /// The block was sealed on another history.
    Previous {
        /// The block's number.
        block: u64,
    },
    /// A leaf of the block was changed, or the root itself.
    Root {
        /// The block's number.
        block: u64,
    },
    /// The block holds nothing, or more than [`MAX_LEAVES`].
    Size {
        /// The block's number.
        block: u64,
        /// Its leaves.
        leaves: usize,
    },
    /// One entry is sealed twice in a block.
    Doubled {
        /// The block's number.
        block: u64,
        /// The entry's id.
        id: [u8; 16],
    },
    /// An entry's content or salt no longer gives the hash that was sealed.
    Content {
        /// The entry's id.
        id: [u8; 16],
    },
    /// The chain ends before the checkpoint that was kept elsewhere, or reaches it with another root.
    Checkpoint {
        /// The checkpoint's block.
        block: u64,
    },
}

/// The newest block of a chain: what the next block is sealed on, and what a signed checkpoint carries away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tip {
    /// Number of the newest block, 0 when there is none.
    pub number: u64,
    /// Its root.
    pub root: Digest,
}

impl Tip {
    /// The tip of an empty chain.
    pub const EMPTY: Self = Self { number: 0, root: Digest::GENESIS };

    /// Seals `leaves` into the block after this tip.
    ///
    /// # Errors
    /// [`Fault::Size`] for none or too many leaves, [`Fault::Doubled`] for an id that comes twice.
    pub fn seal(self, leaves: Vec<Leaf>) -> Result<Block, Fault> {
        let number = self.number + 1;
        check_leaves(number, &leaves)?;
        let root = block_root(number, self.root, &leaves);
        Ok(Block { number, previous: self.root, leaves, root })
    }

    /// Checks that `block` follows this tip and returns the new tip.
    ///
    /// # Errors
    /// The first [`Fault`] of the block.
    pub fn follow(self, block: &Block) -> Result<Self, Fault> {
        let expected = self.number + 1;
        if block.number != expected {
            return Err(Fault::Number { expected, found: block.number });
        }
        if block.previous != self.root {
            return Err(Fault::Previous { block: block.number });
        }
        check_leaves(block.number, &block.leaves)?;
        if block_root(block.number, block.previous, &block.leaves) != block.root {
            return Err(Fault::Root { block: block.number });
        }
        Ok(Self { number: block.number, root: block.root })
    }
}

/// Walks a whole chain in order and returns its tip. `checkpoint` is a tip kept outside the machine: a
/// chain that someone wrote anew from the start is consistent in itself and fails only against it.
///
/// # Errors
/// The first [`Fault`].
pub fn verify<'a>(
    blocks: impl IntoIterator<Item = &'a Block>,
    checkpoint: Option<Tip>,
) -> Result<Tip, Fault> {
    let mut tip = Tip::EMPTY;
    let mut met = checkpoint.is_none_or(|c| c == tip);
    for block in blocks {
        tip = tip.follow(block)?;
        if let Some(kept) = checkpoint.filter(|c| c.number == tip.number) {
            if kept != tip {
                return Err(Fault::Checkpoint { block: kept.number });
            }
            met = true;
        }
    }
    match checkpoint {
        Some(kept) if !met => Err(Fault::Checkpoint { block: kept.number }),
        _ => Ok(tip),
    }
}

/// Checks one entry that still has its content against the hash that was sealed.
///
/// # Errors
/// [`Fault::Content`].
pub fn verify_content(leaf: &Leaf, salt: &Salt, content: &[u8]) -> Result<(), Fault> {
    if content_hash(salt, content) == leaf.hash { Ok(()) } else { Err(Fault::Content { id: leaf.id }) }
}

fn check_leaves(block: u64, leaves: &[Leaf]) -> Result<(), Fault> {
    if leaves.is_empty() || leaves.len() > MAX_LEAVES {
        return Err(Fault::Size { block, leaves: leaves.len() });
    }
    let mut seen = BTreeSet::new();
    match leaves.iter().find(|leaf| !seen.insert(leaf.id)) {
        Some(leaf) => Err(Fault::Doubled { block, id: leaf.id }),
        None => Ok(()),
    }
}

fn block_root(number: u64, previous: Digest, leaves: &[Leaf]) -> Digest {
    let mut hasher = blake3::Hasher::new_derive_key(BLOCK);
    hasher.update(&number.to_be_bytes()).update(&previous.0).update(&(leaves.len() as u64).to_be_bytes());
    for leaf in leaves {
        hasher.update(&leaf.id).update(&leaf.hash.0);
    }
    Digest(*hasher.finalize().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn leaf(n: u8) -> Leaf {
        Leaf { id: [n; 16], hash: content_hash(&[n; 16], &[n]) }
    }

    fn chain(sizes: &[u8]) -> Vec<Block> {
        let (mut tip, mut next, mut blocks) = (Tip::EMPTY, 0u8, vec![]);
        for &size in sizes {
            let leaves = (0..size).map(|k| leaf(next + k)).collect();
            next += size;
            let block = tip.seal(leaves).unwrap();
            tip = tip.follow(&block).unwrap();
            blocks.push(block);
        }
        blocks
    }

    #[test]
    fn length_and_salt_belong_to_the_hash() {
        let salt = [7; 16];
        assert_ne!(content_hash(&salt, b""), content_hash(&salt, b"\0"));
        assert_ne!(content_hash(&salt, b"a"), content_hash(&[8; 16], b"a"));
        // The stored format of every chain: a change of this value breaks existing databases.
        assert_eq!(
            content_hash(&[0; 16], b"entry").to_string(),
            "c12bf9f2f4785559912fde3ec5bec9e2c027ec19e57801edcb55206a094ce6a8"
        );
    }

    #[test]
    fn empty_and_doubled_blocks_are_refused() {
        assert_eq!(Tip::EMPTY.seal(vec![]), Err(Fault::Size { block: 1, leaves: 0 }));
        let twice = vec![leaf(1), leaf(2), leaf(1)];
        assert_eq!(Tip::EMPTY.seal(twice), Err(Fault::Doubled { block: 1, id: [1; 16] }));
    }

    #[test]
    fn a_rewritten_chain_fails_against_the_checkpoint() {
        let (honest, forged) = (chain(&[2, 2, 2]), chain(&[2, 1, 2]));
        let kept = verify(&honest[..2], None).unwrap();
        assert_eq!(verify(&honest, Some(kept)).unwrap().number, 3);
        assert!(verify(&forged, None).is_ok(), "a forged chain is consistent in itself");
        assert_eq!(verify(&forged, Some(kept)), Err(Fault::Checkpoint { block: 2 }));
        assert_eq!(verify(&honest[..1], Some(kept)), Err(Fault::Checkpoint { block: 2 }));
        assert_eq!(verify(&[], Some(kept)), Err(Fault::Checkpoint { block: 2 }));
        assert_eq!(verify(&[], Some(Tip::EMPTY)), Ok(Tip::EMPTY));
    }

    proptest! {
        #[test]
        fn every_single_change_is_found(
            sizes in prop::collection::vec(1u8..6, 2..6),
            at in any::<prop::sample::Index>(),
            inside in any::<prop::sample::Index>(),
            fault in 0..8,
        ) {
            let good = chain(&sizes);
            prop_assert_eq!(verify(&good, None).unwrap().number, sizes.len() as u64);
            let mut bad = good.clone();
            let n = at.index(bad.len());
            let k = inside.index(bad[n].leaves.len());
            match fault {
                0 => bad[n].leaves[k].hash.0[3] ^= 1,
                1 => bad[n].leaves[k].id[15] ^= 0x80,
                2 => bad[n].root.0[0] ^= 1,
                3 => bad[n].previous.0[31] ^= 1,
                4 => bad[n].number += 1,
                5 => { bad[n].leaves.remove(k); }
                6 => { let copy = bad[n].clone(); bad.insert(n, copy); }
                _ => { let last = bad.len() - 1; bad.swap(n, if n == last { 0 } else { last }); }
            }
            prop_assert!(verify(&bad, None).is_err());
        }

        #[test]
        fn content_is_bound_to_its_salt(salt: [u8; 16], content: Vec<u8>, flip in 0usize..128) {
            let leaf = Leaf { id: [1; 16], hash: content_hash(&salt, &content) };
            prop_assert_eq!(verify_content(&leaf, &salt, &content), Ok(()));
            let mut other = salt;
            other[flip / 8] ^= 1 << (flip % 8);
            prop_assert_eq!(verify_content(&leaf, &other, &content), Err(Fault::Content { id: [1; 16] }));
        }
    }
}
