//! One page of a list: filter, words, sort, cursor, each checked against what the person may see.

use access::{Action, Principal};
use entity::{Filter, Object, Today, parse_sort};
use jiff::tz::TimeZone;
use kernel::Problem;
use store::records::{LIMIT_MAX, Question as Asked};

use super::view::by_zone;
use super::{RecordView, Viewer};
use crate::{Cx, Error, schema};

/// What is asked, as it came in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The filter as JSON.
    pub filter: Option<String>,
    /// Words that must occur.
    pub q: Option<String>,
    /// `name,-created_at`.
    pub sort: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Most rows; 50 when absent.
    pub limit: Option<usize>,
    /// `code,name`; the list's own columns when absent.
    pub columns: Option<String>,
}

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub struct ListPage {
    /// Its rows.
    pub items: Vec<RecordView>,
    /// The cursor of the next page.
    pub next: Option<String>,
    /// How many rows there are, and whether counting stopped before the end; with the first page only.
    pub count: Option<(i64, bool)>,
}

/// Longest filter that is read.
const FILTER_BYTES_MAX: usize = 16 * 1024;

/// The records the caller may read.
///
/// # Errors
/// `filter-…`, `sort-unknown`, `column-unknown`, `limit-malformed`, `cursor-malformed`; a field the caller may not see is
/// as unknown as a misspelt one.
pub async fn list(cx: &Cx, who: &Principal, key: &str, question: &Question) -> Result<ListPage, Error> {
    let object = schema::visible(who, key)?;
    let checked = Checked::new(cx, who, object, question)?;
    let columns: Vec<&str> = checked.columns.iter().map(String::as_str).collect();
    let asked = Asked {
        filter: checked.filter.as_ref(),
        q: question.q.as_deref().filter(|q| !q.trim().is_empty()),
        sort: &checked.sort,
        cursor: question.cursor.as_deref().filter(|cursor| !cursor.is_empty()),
        limit: checked.limit,
        columns: &columns,
    };
    let mut db = cx.db.read();
    let page = store::records::list(&mut db, who, object, Action::Read, &asked).await?;
    let mut items = Viewer { who, object }.show(&mut db, page.items).await?;
    crate::roles::say(cx, who, &object.key, &mut items);
    Ok(ListPage { items, next: page.next, count: page.count.map(|count| (count.value, count.capped)) })
}

/// A question that names only what the caller may see.
pub(crate) struct Checked {
    pub filter: Option<Filter>,
    pub sort: Vec<entity::SortKey>,
    limit: usize,
    columns: Vec<String>,
}

impl Checked {
    /// Refuses fields the caller may not see as if they did not exist.
    pub fn new(cx: &Cx, who: &Principal, object: &Object, question: &Question) -> Result<Self, Error> {
        let visible = |field: &str| who.field(&object.key, field).reads();
        let filter = question.filter.as_deref().filter(|text| !text.is_empty()).map(|text| {
            let malformed = || Problem::new("filter-malformed").token(text);
            if text.len() > FILTER_BYTES_MAX {
                return Err(Filter::too_large());
            }
            let json = serde_json::from_str(text).map_err(|_| malformed())?;
            Filter::parse(object, &json, who, &today(cx, who))
        });
        let limit = question.limit.unwrap_or(50);
        if !(1..=LIMIT_MAX).contains(&limit) {
            return Err(Problem::new("limit-malformed").with("max", LIMIT_MAX).into());
        }
        Ok(Self {
            filter: filter.transpose()?,
            sort: parse_sort(object, question.sort.as_deref().unwrap_or_default(), &visible)?,
            limit,
            columns: columns(who, object, question.columns.as_deref())?,
        })
    }
}

/// The day it is for the reader: what a filter tells from today begins and ends with the reader's days.
pub(crate) fn today(cx: &Cx, who: &Principal) -> Today {
    let zone = TimeZone::get(&who.zone).unwrap_or(TimeZone::UTC);
    Today { day: cx.now().to_zoned(zone.clone()).date(), zone }
}

fn columns(who: &Principal, object: &Object, asked: Option<&str>) -> Result<Vec<String>, Problem> {
    // What decides about `can` is always read.
    let mut columns: Vec<String> = ["code", &object.name]
        .into_iter()
        .filter(|key| object.field(key).is_some())
        .map(str::to_owned)
        .collect();
    columns.extend(object.member_scope.clone().filter(|key| object.field(key).is_some()));
    columns.extend(object.zone_field().filter(|_| by_zone(who, object)).map(|field| field.key.clone()));
    match asked.filter(|text| !text.is_empty()) {
        None => columns.extend(object.layouts.list.iter().cloned()),
        Some(text) => {
            for key in text.split(',') {
                let known = object.field(key).is_some_and(|field| field.listable())
                    && who.field(&object.key, key) != access::FieldRight::None;
                if !known {
                    return Err(Problem::new("column-unknown").token(key));
                }
                columns.push(key.to_owned());
            }
        }
    }
    columns.sort();
    columns.dedup();
    Ok(columns)
}
