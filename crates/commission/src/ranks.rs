//! Activity, ranks and leg counts, deepest first: whoever is below is settled before the one above.

use kernel::Problem;
use plan::{Expr, Title, Tree};

use crate::eval::{Compiler, Facts, Test, all};
use crate::world::World;

/// A `legs(…)` of the plan while it is being counted.
struct Legs<'a> {
    /// Its column in the facts.
    place: usize,
    anywhere: bool,
    test: Test<'a>,
}

/// Fills `facts.active`, `rank`, `paid_as` and `legs`.
pub(crate) fn compute<'a>(
    world: &World<'a>,
    compiler: &Compiler<'a>,
    facts: &mut Facts,
) -> Result<(), Problem> {
    let count = world.members();
    let active = compiler.all(&world.plan.active)?;
    facts.active = vec![true; count];
    if !active.is_empty() {
        for member in 0..count {
            let found = all(&active, facts, world.who(member));
            facts.active[member] = found.map_err(|_| world.overflow(member, "active"))?;
        }
    }
    facts.legs = vec![vec![0; count]; compiler.legs.len()];
    let early = needed_for_ranks(world, compiler);
    ladder(world, compiler, facts, &early)?;
    for tree in [Tree::Sponsor, Tree::Placement] {
        let late = legs(compiler, tree, |place| !early.contains(&place))?;
        if !late.is_empty() {
            let forest = world.forest(tree);
            for place in (0..count).rev() {
                let member = forest.node(place);
                tell_parent(world, facts, &late, member, forest.parent[member])?;
            }
        }
    }
    Ok(())
}

/// The `legs(…)` that ranks ask for; `parse` allows them over one tree only.
fn needed_for_ranks(world: &World<'_>, compiler: &Compiler<'_>) -> Vec<usize> {
    let mut found = Vec::new();
    for need in world.plan.ranks.ladder.iter().flat_map(|rank| &rank.needs) {
        need.walk(&mut |part| {
            found.extend(compiler.legs.iter().position(|known| *known == part));
        });
    }
    found
}

fn legs<'a>(
    compiler: &Compiler<'a>,
    wanted: Tree,
    choose: impl Fn(usize) -> bool,
) -> Result<Vec<Legs<'a>>, Problem> {
    let mut out = Vec::new();
    for (place, expr) in compiler.legs.iter().enumerate() {
        if let Expr::Legs { anywhere, tree, test } = expr
            && *tree == wanted
            && choose(place)
        {
            out.push(Legs { place, anywhere: *anywhere, test: compiler.test(test)? });
        }
    }
    Ok(out)
}

/// Adds a settled member to its parent's counts.
fn tell_parent(
    world: &World<'_>,
    facts: &mut Facts,
    legs: &[Legs<'_>],
    member: usize,
    above: u32,
) -> Result<(), Problem> {
    if above == plan::NONE {
        return Ok(());
    }
    for leg in legs {
        let found = leg.test.get(facts, world.who(member)).map_err(|_| world.overflow(member, "legs"))?;
        // A leg "with" someone: the member, or any leg of the member that has one.
        if found || (leg.anywhere && facts.legs[leg.place][member] > 0) {
            facts.legs[leg.place][above as usize] += 1;
        }
    }
    Ok(())
}

fn ladder<'a>(
    world: &World<'a>,
    compiler: &Compiler<'a>,
    facts: &mut Facts,
    early: &[usize],
) -> Result<(), Problem> {
    let ranks = &world.plan.ranks;
    if ranks.ladder.is_empty() {
        return Ok(());
    }
    let count = world.members();
    facts.rank = vec![0; count];
    facts.paid_as = vec![0; count];
    let given = given(world)?;
    let needs: Result<Vec<Vec<Test<'_>>>, Problem> =
        ranks.ladder.iter().map(|rank| compiler.all(&rank.needs)).collect();
    let needs = needs?;
    let paid = compiler.all(&ranks.paid_as.when)?;
    let tree = compiler.legs.iter().enumerate().find_map(|(place, expr)| match expr {
        Expr::Legs { tree, .. } if early.contains(&place) => Some(*tree),
        _ => None,
    });
    let tree = tree.unwrap_or(Tree::Sponsor);
    let forest = world.forest(tree);
    let early = legs(compiler, tree, |place| early.contains(&place))?;
    let asks_earned = ranks.title != Title::Given || ranks.paid_as.from != Title::Given;
    for place in (0..count).rev() {
        let member = forest.node(place);
        let who = world.who(member);
        let overflow = |_| world.overflow(member, "ranks");
        let mut earned = 0_u8;
        if asks_earned {
            for (index, tests) in needs.iter().enumerate().skip(1).rev() {
                if all(tests, facts, who).map_err(overflow)? {
                    earned = index as u8;
                    break;
                }
            }
        }
        let given = given.get(world.row_of[member] as usize).copied().unwrap_or(0);
        let pick = |title: Title| match title {
            Title::Earned => earned,
            Title::Given => given,
            Title::Best => earned.max(given),
        };
        facts.rank[member] = pick(ranks.title);
        let holds = all(&paid, facts, who).map_err(overflow)?;
        facts.paid_as[member] = if holds { pick(ranks.paid_as.from) } else { ranks.paid_as.otherwise };
        tell_parent(world, facts, &early, member, forest.parent[member])?;
    }
    Ok(())
}

/// The given rank of each input row; an unknown name is refused with its member.
fn given(world: &World<'_>) -> Result<Vec<u8>, Problem> {
    if !world.plan.needs().given_rank {
        return Ok(Vec::new());
    }
    let texts = &world.inputs.members.rank;
    let known: Vec<Option<u8>> = texts
        .words
        .iter()
        .map(|word| if word.is_empty() { Some(0) } else { world.plan.rank(word) })
        .collect();
    texts
        .codes
        .iter()
        .enumerate()
        .map(|(row, code)| {
            known.get(*code as usize).copied().flatten().ok_or_else(|| {
                let member = world.inputs.members.ids.show(row);
                Problem::new("run-rank-unknown").with("member", member).with("rank", texts.get(row))
            })
        })
        .collect()
}
