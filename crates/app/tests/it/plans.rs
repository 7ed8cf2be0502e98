//! The check of a plan's text: however large it may be, it is answered, and others go on meanwhile.

use std::cell::RefCell;

use app::plans::{SOURCE_MAX, check};
use app::{Error, Principal};

use crate::runs::PLAN;

fn anybody() -> Principal {
    Principal::operator(kernel::TenantId::from_uuid(testkit::id(1)))
}

#[tokio::test]
async fn a_plan_of_the_largest_size_is_answered_and_a_larger_one_refused() {
    let who = anybody();
    let mut comments = PLAN.to_owned();
    while comments.len() + 40 <= SOURCE_MAX {
        comments.push_str("# what nobody reads, to the end of it\n");
    }
    comments.push_str(&"\n".repeat(SOURCE_MAX - comments.len()));
    let checked = check(&who, &comments).await.expect("an answer");
    assert!(checked.problems.is_empty() && checked.summary.is_some(), "{:?}", checked.problems);
    // As many bonuses as fit: whatever the checker thinks of them, it says so.
    let mut bonuses = PLAN.to_owned();
    for number in 0.. {
        let bonus =
            format!("\nbonus level{number}: unilevel\n  on BV\n  compression skip inactive\n  rates 1% 1%\n");
        if bonuses.len() + bonus.len() > SOURCE_MAX {
            break;
        }
        bonuses.push_str(&bonus);
    }
    let checked = check(&who, &bonuses).await.expect("an answer");
    assert!(!checked.problems.is_empty() || checked.summary.is_some());
    comments.push('\n');
    let Err(Error::Refused(problems)) = check(&who, &comments).await else { panic!("one byte too many") };
    assert_eq!(problems[0].code, "plan-too-long");
}

#[tokio::test]
async fn others_go_on_while_a_plan_is_checked() {
    // One thread: work done in its place would hold up whoever comes second.
    let (who, order) = (anybody(), RefCell::new(Vec::new()));
    let checked = async {
        let answer = check(&who, PLAN).await;
        order.borrow_mut().push("checked");
        answer
    };
    let (answer, ()) = tokio::join!(checked, async { order.borrow_mut().push("another") });
    assert!(answer.expect("an answer").problems.is_empty());
    assert_eq!(order.into_inner(), ["another", "checked"]);
}
