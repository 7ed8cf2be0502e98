//! A full pass over an open month, kept for a short while: what everybody would earn if the month
//! ended now. Refuses to be taken for a fact: it is never stored.

use std::sync::{Arc, Mutex, PoisonError};

use access::Principal;
use jiff::{SignedDuration, Timestamp};
use kernel::{MemberId, Money, Period, Points, Problem, TenantId};
use plan::{Adjustment, Inputs, Line, Plan};
use tokio::sync::{Semaphore, SemaphorePermit};
use uuid::Uuid;

use crate::runs::{Explained, LineItem, LinesPage, PayeeDetail, PayeeItem, View, of_view, undone};
use crate::{Cx, Error};

/// How long an estimate is good enough.
const FRESH: SignedDuration = SignedDuration::from_secs(60);

/// The right to work out what would be: one at a time, from before the month is copied until after it is worked out.
pub(super) struct Turn<'a>(#[expect(dead_code, reason = "held, not read")] SemaphorePermit<'a>);

/// Waits for it.
pub(super) async fn turn(cx: &Cx) -> Result<Turn<'_>, Error> {
    Ok(Turn(cx.estimates.turn.acquire().await.map_err(Error::internal)?))
}

/// One month's estimate.
#[derive(Debug)]
pub struct Estimate {
    /// Whose.
    tenant: TenantId,
    /// The month.
    pub period: Period,
    /// When it was computed.
    pub as_of: Timestamp,
    /// Plan, inputs, result and lines, grouped by payee within a bonus.
    view: View,
    /// Line numbers by payee row: sorted pairs.
    by_payee: Vec<(u32, u32)>,
}

/// The estimates computed last.
#[derive(Debug, Clone)]
pub struct Estimates {
    kept: Arc<Mutex<Vec<Arc<Estimate>>>>,
    /// Whoever asks what would be waits here: a pass over a large company takes both cores.
    turn: Arc<Semaphore>,
}

impl Default for Estimates {
    fn default() -> Self {
        Self { kept: Arc::default(), turn: Arc::new(Semaphore::new(1)) }
    }
}

/// The estimate of a month; none when no plan is in force.
pub(super) async fn of(cx: &Cx, tenant: TenantId, period: Period) -> Result<Option<Arc<Estimate>>, Error> {
    let now = cx.now();
    {
        let kept = cx.estimates.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = |estimate: &&Arc<Estimate>| {
            (estimate.tenant, estimate.period) == (tenant, period)
                && now.duration_since(estimate.as_of) < FRESH
        };
        if let Some(estimate) = kept.iter().find(fresh) {
            return Ok(Some(estimate.clone()));
        }
    }
    let Some(source) = store::plans::in_force(&mut cx.db.read(), tenant, period).await? else {
        return Ok(None);
    };
    let plan = plan::parse(&source).map_err(Error::from)?;
    let (mut inputs, _) = store::runs::load::inputs(&cx.db, tenant, period, plan.currency, now).await?;
    let before = crate::runs::carry::latest(cx, tenant, &plan, period).await?;
    inputs.carry = crate::runs::carry::bring(cx, tenant, &plan, &inputs, before.as_ref()).await?.lots;
    // What cannot be undone yet is refused when the month is closed, and named to who closes it.
    let (plan, inputs, late) = undone::attempt(cx, tenant, plan, inputs, (before.as_ref(), now)).await?;
    let late = late.unwrap_or_default();
    let estimate = tokio::task::spawn_blocking(move || {
        Estimate::compute((tenant, period, now), plan, inputs, late.into_adjustments())
    })
    .await
    .map_err(Error::internal)?
    .map_err(Error::from)?;
    let estimate = Arc::new(estimate);
    let mut kept = cx.estimates.kept.lock().unwrap_or_else(PoisonError::into_inner);
    kept.retain(|old| (old.tenant, old.period) != (tenant, period));
    kept.push(estimate.clone());
    if kept.len() > 2 {
        kept.remove(0);
    }
    Ok(Some(estimate))
}

impl Estimate {
    /// A full pass over the month.
    fn compute(
        (tenant, period, as_of): (TenantId, Period, Timestamp),
        plan: Plan,
        inputs: Inputs,
        undone: Vec<Adjustment>,
    ) -> Result<Self, Problem> {
        let mut lines: Vec<Line> = Vec::new();
        let mut run = commission::calculate(&inputs, &plan, &mut lines)?;
        run.members.earned = undone::net(&run, &undone)?;
        let mut by_payee: Vec<(u32, u32)> =
            lines.iter().enumerate().map(|(no, line)| (line.payee, no as u32)).collect();
        by_payee.sort_unstable();
        let view = View { plan, inputs, run, undone, lines: Some(lines) };
        Ok(Self { tenant, period, as_of, view, by_payee })
    }

    /// What is known of the month.
    pub(super) fn inputs(&self) -> &Inputs {
        &self.view.inputs
    }

    /// The same month with other inputs; nothing of it is kept.
    ///
    /// # Errors
    /// What the calculation refuses.
    pub(super) async fn supposing(&self, inputs: Inputs, _: &Turn<'_>) -> Result<Self, Error> {
        let known = (self.tenant, self.period, self.as_of);
        let (plan, undone) = (self.view.plan.clone(), self.view.undone.clone());
        let work = move || Self::compute(known, plan, inputs, undone);
        tokio::task::spawn_blocking(work).await.map_err(Error::internal)?.map_err(Error::from)
    }

    pub(super) fn row(&self, member: MemberId) -> Option<usize> {
        crate::runs::row_of(&self.view.inputs.members.ids, member.uuid().as_bytes())
    }

    fn money(&self, minor: i64) -> String {
        Money::from_minor(minor, self.view.run.currency).decimal()
    }

    /// The member's lines, by number.
    fn own(&self, row: usize, bonus: Option<&str>) -> Vec<(u32, Line)> {
        let row = row as u32;
        let from = self.by_payee.partition_point(|(payee, _)| *payee < row);
        let until = self.by_payee.partition_point(|(payee, _)| *payee <= row);
        let lines = self.view.lines.as_deref().unwrap_or_default();
        let own =
            self.by_payee[from..until].iter().filter_map(|(_, no)| Some((*no, *lines.get(*no as usize)?)));
        own.filter(|(_, line)| bonus.is_none_or(|bonus| self.bonus(line) == bonus)).collect()
    }

    fn bonus(&self, line: &Line) -> &str {
        self.view.plan.bonuses.get(usize::from(line.bonus)).map_or("", |bonus| bonus.name.as_str())
    }

    pub(super) async fn detail(
        &self,
        cx: &Cx,
        who: &Principal,
        member: MemberId,
    ) -> Result<Option<PayeeDetail>, Error> {
        let Some(row) = self.row(member) else { return Ok(None) };
        let view = &self.view;
        let names = store::runs::record::names(&mut cx.db.read(), who.tenant, &[member.uuid()]).await?;
        let (_, code, name) =
            names.into_iter().next().unwrap_or((member.uuid(), String::new(), String::new()));
        let fault = |problem: Problem| Error::internal(problem.to_string());
        let explainer = commission::Explainer::new(&view.inputs, &view.plan, &view.run).map_err(fault)?;
        let results = &view.run.members;
        let rank = |ranks: &[u8]| {
            let rank = ranks.get(row).and_then(|rank| view.plan.ranks.ladder.get(usize::from(*rank)));
            rank.map_or_else(String::new, |rank| rank.name.clone())
        };
        let own = self.own(row, None);
        let bonuses = view.plan.bonuses.iter().enumerate().map(|(at, bonus)| {
            let lines = own.iter().filter(|(_, line)| usize::from(line.bonus) == at);
            let (count, sum) = lines.fold((0, 0), |(count, sum), (_, line)| (count + 1, sum + line.amount));
            (
                bonus.name.clone(),
                bonus.title.clone().unwrap_or_else(|| bonus.name.clone()),
                count,
                self.money(sum),
            )
        });
        let figures = results.figures.iter().map(|figure| {
            let money = figure.unit == plan::Unit::Money;
            let value = figure.values[row];
            let shown = if money { self.money(value) } else { Points::from_units(value).to_string() };
            (figure.name.clone(), shown, money)
        });
        let mut checks = explainer.active_checks(row);
        checks.extend(explainer.rank_checks(results.rank.get(row).copied().unwrap_or(0), row));
        Ok(Some(PayeeDetail {
            active: results.active[row],
            taken_back: undone::of_payee(cx, who.tenant, view, member).await?,
            figures: figures.collect(),
            bonuses: bonuses.collect(),
            checks,
            next_rank: explainer.next_rank(row).map(|(name, checks)| (name.to_owned(), checks)),
            reasons: explainer.reasons(row),
            item: PayeeItem {
                member: member.uuid(),
                code,
                name,
                rank: rank(&results.rank),
                paid_as: rank(&results.paid_as),
                amount: self.money(results.earned[row]),
                previous: None,
            },
            currency: view.run.currency.to_string(),
        }))
    }

    pub(super) async fn lines(
        &self,
        cx: &Cx,
        who: &Principal,
        member: MemberId,
        bonus: Option<&str>,
        from: u32,
        limit: usize,
    ) -> Result<LinesPage, Error> {
        let row = self.row(member).ok_or(Error::NotFound)?;
        let own = self.own(row, bonus);
        let limit = limit.clamp(1, 200);
        let page: Vec<_> = own.iter().skip(from as usize).take(limit).collect();
        let view = &self.view;
        let id = |ids: &plan::Ids, row: u32| ids.uuid(row as usize).map(Uuid::from_bytes);
        let sales: Vec<Uuid> = page
            .iter()
            .filter(|(_, line)| line.kind == plan::Source::Sale)
            .filter_map(|(_, line)| id(&view.inputs.sales.ids, line.source))
            .collect();
        let source = |line: &Line| match line.kind {
            plan::Source::Sale => view.inputs.sales.member.get(line.source as usize).copied(),
            plan::Source::Member => Some(line.source),
            plan::Source::Group => None,
        };
        let mut people: Vec<Uuid> =
            page.iter().filter_map(|(_, line)| id(&view.inputs.members.ids, source(line)?)).collect();
        people.sort_unstable();
        people.dedup();
        let mut db = cx.db.read();
        let heads = store::runs::record::sale_heads(&mut db, who.tenant, &sales).await?;
        let names = store::runs::record::names(&mut db, who.tenant, &people).await?;
        let items = page.iter().map(|(no, line)| {
            let sale =
                (line.kind == plan::Source::Sale).then(|| id(&view.inputs.sales.ids, line.source)).flatten();
            let head = sale.and_then(|id| heads.iter().find(|head| head.id == id));
            let person = source(line).and_then(|row| id(&view.inputs.members.ids, row));
            LineItem {
                no: *no,
                bonus: self.bonus(line).to_owned(),
                level: line.level,
                sale: head.map(|head| (head.id, head.code.clone(), head.sold_on.clone())),
                source: person.and_then(|id| names.iter().find(|(known, ..)| *known == id).cloned()),
                base: Points::from_units(line.base).to_string(),
                rate: view.run.rates.get(usize::from(line.rate)).map(ToString::to_string).unwrap_or_default(),
                amount: self.money(line.amount),
            }
        });
        let next = from.saturating_add(limit as u32);
        Ok(LinesPage {
            items: items.collect(),
            next: (next < own.len() as u32).then_some(next),
            count: own.len() as u64,
            currency: view.run.currency.to_string(),
        })
    }

    pub(super) async fn explain(
        &self,
        cx: &Cx,
        who: &Principal,
        member: MemberId,
        no: u32,
    ) -> Result<Explained, Error> {
        let row = self.row(member).ok_or(Error::NotFound)?;
        let line = self.view.lines.as_deref().unwrap_or_default().get(no as usize).copied();
        match line.filter(|line| line.payee as usize == row) {
            Some(line) => of_view(cx, who, &self.view, &line).await,
            None => Err(Error::NotFound),
        }
    }
}
