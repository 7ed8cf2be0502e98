//! The erasure at work: the journal first, then everything that speaks of the person elsewhere, the person's own values last,
//! so that a start after a crash still knows what to look for. Page by page, each with its checkpoint in its transaction.

use std::collections::BTreeMap;

use access::{Action, Principal};
use kernel::TenantId;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use store::Tx;
use store::privacy::{self, Kind, Needles, Request, State};
use uuid::Uuid;

use super::{RIGHT, certificate, journal, preview, require, walk};
use crate::jobs::{Halt, Ticket, originator};
use crate::{Cx, Error, trail};

/// What is done, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Step {
    Journal,
    Files,
    Attachments,
    Referring,
    Mentions,
    Answers,
    Rejected,
    Undo,
    Trail,
    Former,
    Details,
    Values,
    Compact,
    Done,
}

/// Where the work is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct At {
    pub(super) step: Step,
    /// Which table, field or record of the step.
    pub(super) item: usize,
    /// Where its next page begins.
    pub(super) after: Uuid,
    pub(super) number: i64,
    pub(super) key: String,
    /// What was erased and what is kept so far.
    pub(super) erased: BTreeMap<String, i64>,
    pub(super) kept: BTreeMap<String, i64>,
}

impl At {
    fn first() -> Self {
        let (erased, kept) = (BTreeMap::new(), BTreeMap::new());
        Self {
            step: Step::Journal,
            item: 0,
            after: Uuid::nil(),
            number: -1,
            key: String::new(),
            erased,
            kept,
        }
    }

    /// At the beginning of a step.
    pub(super) fn to(&self, step: Step) -> Self {
        Self { step, item: 0, after: Uuid::nil(), number: -1, key: String::new(), ..self.clone() }
    }

    /// At the next page of the step's item, or at the next item.
    pub(super) fn on(mut self, next: Option<Uuid>) -> Self {
        match next {
            Some(after) => self.after = after,
            None => {
                self.item += 1;
                self.after = Uuid::nil();
            }
        }
        self
    }

    pub(super) fn count(&mut self, what: &str, more: i64) {
        if more > 0 {
            *self.erased.entry(what.to_owned()).or_default() += more;
        }
    }
}

/// Who does it: a job with its lease, or a command at the machine itself.
pub(super) enum Hand<'a> {
    Job(&'a Ticket),
    Alone,
}

pub(super) struct Work<'a> {
    pub(super) cx: &'a Cx,
    /// Who sees everything there is.
    pub(super) all: Principal,
    /// Who the trail says it was.
    pub(super) actor: Principal,
    pub(super) request: Request,
    pub(super) hand: Hand<'a>,
    pub(super) needles: Needles,
    /// Fields of other records that may point to the person.
    pub(super) links: Vec<walk::Link>,
}

/// Carries out an erasure that was asked for. Until it begins, whoever asked needs the right; an erasure that has begun is
/// ended whatever becomes of that person.
///
/// # Errors
/// [`Halt`]: cancelled, stopping, lost, or failed.
pub(crate) async fn run(cx: &Cx, ticket: &Ticket) -> Result<Json, Halt> {
    let job = ticket.job();
    let id = job.params.get("request").and_then(Json::as_str).and_then(|id| Uuid::parse_str(id).ok());
    let id = id.ok_or(Error::NotFound)?;
    let at: Option<At> = ticket.checkpoint().and_then(|at| serde_json::from_value(at.clone()).ok());
    let entitled = match originator(cx, job.tenant, job.actor, job.via).await {
        Ok(who) => require(&who, Action::Purge).map(|()| who),
        Err(error) => Err(error),
    };
    let actor = match entitled {
        Err(Error::NotSignedIn | Error::Forbidden(_)) if at.is_some() => {
            crate::definitions::operator(cx, job.tenant).await?
        }
        other => other?,
    };
    let request = privacy::get(&mut cx.db.read(), job.tenant, id).await?.ok_or(Error::NotFound)?;
    let at = at.unwrap_or_else(At::first);
    // Done meanwhile by somebody who brought a backup back: its account stands.
    if request.state != State::Done || at.step > Step::Values {
        work(cx, actor, request, Hand::Job(ticket), at).await?;
    }
    Ok(json!({ "request": id.to_string() }))
}

/// Does erasures again that a restored backup knows nothing of; gives how many.
///
/// # Errors
/// Faults of the database and of the files.
pub async fn replay(cx: &Cx, lines: &[journal::Line]) -> Result<usize, Error> {
    let tenant = cx.tenant().await?;
    let mut done = 0;
    if lines.iter().any(|line| line.tenant == tenant.uuid()) {
        cx.db.write(async |tx: &mut Tx| privacy::stop_work(tx, tenant, cx.now()).await).await?;
    }
    for line in lines.iter().filter(|line| line.tenant == tenant.uuid()) {
        let Some(first) = line.person.first() else { continue };
        let known = privacy::get(&mut cx.db.read(), tenant, line.request).await?;
        if known.as_ref().is_some_and(|known| known.state == State::Done) {
            continue;
        }
        let request = Request {
            id: line.request,
            kind: Kind::Erasure,
            object: first.object.clone(),
            record: first.id,
            code: first.code.clone(),
            person: line.person.clone(),
            state: State::Running,
            by: line.by,
            by_name: None,
            at: line.at,
            job: None,
            account: json!({}),
            digest: None,
            replayed: true,
            finished_at: None,
        };
        cx.db.write(async |tx: &mut Tx| privacy::again(tx, tenant, &request).await).await?;
        let actor = crate::definitions::operator(cx, tenant).await?;
        match work(cx, actor, request, Hand::Alone, At::first()).await {
            Ok(()) => done += 1,
            Err(Halt::Failed(error)) => return Err(error),
            Err(halt) => return Err(Error::internal(format!("an erasure stopped: {halt:?}"))),
        }
    }
    Ok(done)
}

async fn work(cx: &Cx, actor: Principal, request: Request, hand: Hand<'_>, mut at: At) -> Result<(), Halt> {
    let all = crate::definitions::operator(cx, actor.tenant).await?;
    let needles = walk::needles(cx, &all, &request.person).await?;
    let links = walk::links(&all, &request.person);
    let mut work = Work { cx, all, actor, request, hand, needles, links };
    while at.step != Step::Done {
        if let Hand::Job(ticket) = work.hand {
            ticket.go_on()?;
        }
        let before = at.step;
        at = work.step(at).await?;
        if at.step < before {
            // The person is more records than it was: what is looked for is, too.
            let again = privacy::get(&mut cx.db.read(), work.all.tenant, work.request.id).await?;
            work.request = again.ok_or(Error::NotFound)?;
            work.needles = walk::needles(cx, &work.all, &work.request.person).await?;
            work.links = walk::links(&work.all, &work.request.person);
        }
    }
    Ok(())
}

impl Work<'_> {
    pub(super) fn tenant(&self) -> TenantId {
        self.all.tenant
    }

    /// The checkpoint, in the transaction of what was done.
    pub(super) async fn keep(&self, tx: &mut Tx, at: &At) -> Result<(), Halt> {
        match self.hand {
            Hand::Job(ticket) => {
                let (done, total) = (at.step as i64, Step::Done as i64);
                ticket.advance(self.cx, tx, done, Some(total), &json!(at)).await
            }
            Hand::Alone => Ok(()),
        }
    }

    async fn step(&self, at: At) -> Result<At, Halt> {
        match at.step {
            Step::Journal => self.begin(&at).await,
            Step::Files => self.files(&at).await,
            Step::Attachments => self.attachments(&at).await,
            Step::Referring => self.referring(&at).await,
            Step::Mentions | Step::Answers | Step::Rejected | Step::Undo | Step::Trail | Step::Details => {
                self.page(&at).await
            }
            Step::Former => self.former(&at).await,
            Step::Values => self.values(&at).await,
            Step::Compact => self.compact(&at).await,
            Step::Done => Ok(at),
        }
    }

    async fn begin(&self, at: &At) -> Result<At, Halt> {
        // What came in the way since it was asked for, or with records that were joined meanwhile. Before anything is gone, it
        // ends here; later it waits.
        if matches!(self.hand, Hand::Job(_)) {
            let person = &self.request.person;
            let found = preview::blocks(self.cx, &mut self.cx.db.read(), &self.actor, person).await?;
            if let Some(block) = found.into_iter().find(|one| one.code != "privacy-work-open") {
                let begun = !at.erased.is_empty();
                return Err(if begun { Halt::Later } else { Error::Conflict(block).into() });
            }
        }
        // The last moment to cancel: from the line in the journal on, there is no way back.
        self.cx.db.write(async |tx: &mut Tx| self.keep(tx, at).await).await?;
        let (folder, line) = (self.cx.config.files.clone(), journal::Line::of(self.tenant(), &self.request));
        let written = tokio::task::spawn_blocking(move || journal::append(&folder, &line)).await;
        written.map_err(Error::internal)?.map_err(Error::internal)?;
        let mut next = at.to(Step::Files);
        let read = &mut self.cx.db.read();
        let (erased, kept) = privacy::figures(read, self.tenant(), &self.request.person).await?;
        for (what, count) in erased {
            let known = next.erased.entry(what).or_default();
            *known = count.max(*known);
        }
        next.kept = kept;
        let comments = privacy::run_comments(read, self.tenant(), &self.needles).await?;
        if comments > 0 {
            next.kept.insert("run-comments".into(), comments);
        }
        self.cx.db.write(async |tx: &mut Tx| self.keep(tx, &next).await).await?;
        Ok(next)
    }

    /// The account with the certificate's digest, and the announcement.
    pub(super) async fn end(&self, tx: &mut Tx, at: &At) -> Result<(), Halt> {
        let account = json!({ "erased": at.erased, "kept": at.kept });
        let now = self.cx.now();
        let digest = certificate::digest(&self.request, &account, now);
        privacy::set_account(tx, self.tenant(), self.request.id, &account).await?;
        privacy::finish(tx, self.tenant(), self.request.id, State::Done, Some(&digest), now).await?;
        let diff =
            json!({ "code": [null, self.request.code], "digest": [null, crate::attachments::hex(&digest)] });
        trail::audit(self.cx, tx, &self.actor, RIGHT, Some(self.request.id), "erase", &diff).await?;
        Ok(())
    }

    /// Nothing that was erased is left in the free pages of an embedded database.
    async fn compact(&self, at: &At) -> Result<At, Halt> {
        self.cx.db.compact().await?;
        Ok(at.to(Step::Done))
    }
}
