//! What the demo's people have to do, whom they meet and what the company tells: made up, in English, days counted from the
//! day of loading.

/// What a task is about.
#[derive(Clone, Copy)]
pub enum About {
    Nothing,
    Customer,
    Member,
}

/// A task.
pub struct Task {
    pub owner: &'static str,
    pub subject: &'static str,
    /// Days from today; none for a task without a day.
    pub due: Option<i32>,
    pub priority: &'static str,
    pub about: About,
    pub done: bool,
}

const fn task(
    owner: &'static str,
    subject: &'static str,
    due: Option<i32>,
    priority: &'static str,
    about: About,
) -> Task {
    Task { owner, subject, due, priority, about, done: false }
}

use About::{Customer, Member, Nothing};

/// Everybody has something late, something for today and something for later.
pub const TASKS: [Task; 24] = [
    task("administrator", "Bar the sign-ins nobody has used for months", Some(-3), "high", Nothing),
    task("administrator", "Set up the new sales representative", Some(0), "high", Nothing),
    task("administrator", "Look through last week's audit log", Some(0), "normal", Nothing),
    task("administrator", "Try a restore from the backup", Some(4), "normal", Nothing),
    task("office", "Ask for the missing delivery address", Some(-2), "high", Customer),
    task("office", "Call back about the damaged parcel", Some(0), "high", Customer),
    task("office", "Send the new price list", Some(0), "normal", Customer),
    Task { done: true, ..task("office", "Send the welcome parcel", Some(-1), "normal", Member) },
    task("office", "Ask how the first order went", Some(1), "normal", Customer),
    task("office", "Order name badges for the training", Some(6), "low", Nothing),
    task("finance", "Find the order for a payment without a reference", Some(-4), "high", Nothing),
    task("finance", "Look at the reasons for the largest changes of last month", Some(0), "high", Nothing),
    task("finance", "Send the statement to the auditors", Some(2), "normal", Nothing),
    task("finance", "Renew the certificate of the bank", Some(9), "low", Nothing),
    task("finance", "Tidy the folder of old statements", None, "low", Nothing),
    task("manager", "Talk to a member without sales", Some(-1), "high", Member),
    task("manager", "Prepare the sales meeting", Some(0), "normal", Nothing),
    task("manager", "Thank for the best month so far", Some(1), "normal", Member),
    task("manager", "Plan the visits of next month", Some(5), "low", Nothing),
    task("distributor", "Ring a customer who has not ordered for a while", Some(-2), "high", Customer),
    task("distributor", "Bring the samples", Some(0), "normal", Customer),
    task("distributor", "Invite to the tasting", Some(1), "normal", Customer),
    task("distributor", "Explain the plan to the new ones", Some(3), "normal", Member),
    task("distributor", "Think about a goal for the year", None, "low", Nothing),
];

/// The day of an appointment.
#[derive(Clone, Copy)]
pub enum Day {
    Today,
    Tomorrow,
    /// Of this week, Monday is 0.
    OfWeek(i32),
}

/// When on that day.
#[derive(Clone, Copy)]
pub enum Time {
    /// Hour, minute, and how many minutes.
    At(i8, i8, i64),
    /// The whole day and so many more.
    Days(i32),
}

/// An appointment.
pub struct Appointment {
    pub owner: &'static str,
    pub subject: &'static str,
    pub day: Day,
    pub time: Time,
    pub place: &'static str,
    /// Logins of those who take part besides.
    pub with: &'static [&'static str],
}

const fn meet(
    owner: &'static str,
    subject: &'static str,
    (day, time): (Day, Time),
    place: &'static str,
    with: &'static [&'static str],
) -> Appointment {
    Appointment { owner, subject, day, time, place, with }
}

use Day::{OfWeek, Today, Tomorrow};
use Time::{At, Days};

/// Everybody has something today and tomorrow, whatever day of the week it is.
pub const APPOINTMENTS: [Appointment; 16] = [
    meet("administrator", "Round with logistics", (Today, At(9, 0, 30)), "Room 2", &["office"]),
    meet(
        "administrator",
        "Who may do what: a look at the roles",
        (Tomorrow, At(14, 0, 60)),
        "Room 1",
        &["finance", "manager"],
    ),
    meet("office", "Call with the parcel service", (Today, At(10, 0, 30)), "", &[]),
    meet("office", "Training for new members", (Tomorrow, At(17, 0, 90)), "Online", &["distributor"]),
    meet("office", "Stocktaking", (OfWeek(4), Days(0)), "Warehouse", &["finance"]),
    meet("office", "Samples for the fair arrive", (OfWeek(1), At(8, 30, 30)), "Gate 3", &[]),
    meet("finance", "Closing of the month", (Today, At(15, 0, 45)), "Room 1", &["administrator"]),
    meet("finance", "The auditors ask", (Tomorrow, At(9, 30, 120)), "Room 1", &[]),
    meet("finance", "Bank", (OfWeek(2), At(11, 0, 60)), "Bank", &[]),
    meet("manager", "Sales meeting", (Today, At(13, 0, 60)), "Room 1", &["office"]),
    meet("manager", "Talk about the year", (Tomorrow, At(16, 0, 45)), "Room 3", &["office"]),
    meet("manager", "Fair in the north", (OfWeek(3), Days(1)), "Fairground", &["office"]),
    meet("distributor", "Tasting with customers", (Today, At(18, 30, 120)), "At home", &[]),
    meet(
        "distributor",
        "Coffee with somebody who is interested",
        (Tomorrow, At(10, 0, 60)),
        "Café at the market",
        &[],
    ),
    meet("distributor", "Calls to my customers", (OfWeek(0), At(9, 0, 120)), "", &[]),
    meet("distributor", "Meeting of my team", (OfWeek(3), At(19, 0, 60)), "Online", &[]),
];

/// Title, teaser, text, and from and until which day it is shown.
type News = (&'static str, &'static str, &'static str, i32, Option<i32>);

/// Three are shown, one is over, one is planned.
pub const NEWS: [News; 5] = [
    (
        "The new catalogue is here",
        "Forty pages, eleven new products, and recipes at the end.",
        "<p>It lies in every parcel from today on. <strong>Ten copies</strong> for a tasting are sent on request.</p>",
        -2,
        Some(26),
    ),
    (
        "Customer service answers longer",
        "Now until eight in the evening, and on Saturday mornings.",
        "<p>You told us that your customers ask in the evening. From now on somebody is there.</p>",
        -5,
        Some(14),
    ),
    (
        "Commissions of last month are posted",
        "Every line of them says why it is what it is.",
        "<p>Open <em>Earnings</em>, choose the month, and then any line: sale, path and rate stand there.</p>",
        0,
        None,
    ),
    ("Stocktaking is over", "Parcels leave as usual.", "<p>Thank you for your patience.</p>", -20, Some(-12)),
    (
        "Prices of the coming season",
        "They are in the products from the first day on.",
        "<p>Nothing becomes dearer by more than three in a hundred.</p>",
        9,
        None,
    ),
];
