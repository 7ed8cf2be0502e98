//! Every question that can be asked about a field, and whether it is one at all: what the operator is refused, nobody is answered.

use std::collections::BTreeMap;

use app::records::{self, Question, TotalsQuestion};
use entity::Field;
use serde_json::json;

use crate::town::Town;

/// What the operator is answered, by object and question: whether a field may be asked about so at all.
pub type Answers = BTreeMap<(String, String), bool>;

/// The questions that can be asked about a field.
pub fn questions(field: &Field) -> Vec<(String, Question, Option<TotalsQuestion>)> {
    let key = &field.key;
    let list = |name: &str, question: Question| (format!("{name} {key}"), question, None);
    let totals =
        |name: &str, question: TotalsQuestion| (format!("{name} {key}"), Question::default(), Some(question));
    let filter = json!({ "field": key, "op": "empty", "value": false }).to_string();
    vec![
        list("filter", Question { filter: Some(filter.clone()), ..Question::default() }),
        list("sort", Question { sort: Some(format!("-{key}")), ..Question::default() }),
        totals("totals filtered by", TotalsQuestion { filter: Some(filter), ..TotalsQuestion::default() }),
        totals("group", TotalsQuestion { group: Some(key.clone()), ..TotalsQuestion::default() }),
        totals(
            "group by month of",
            TotalsQuestion { group: Some(format!("month({key})")), ..TotalsQuestion::default() },
        ),
        totals(
            "measure",
            TotalsQuestion { measures: Some(format!("sum:{key}")), ..TotalsQuestion::default() },
        ),
    ]
}

impl Town {
    /// Whether the operator is answered, asked once.
    pub async fn answers(
        &self,
        answers: &mut Answers,
        object: &str,
        name: &str,
        list: &Question,
        totals: Option<&TotalsQuestion>,
    ) -> bool {
        let asked = (object.to_owned(), name.to_owned());
        if let Some(base) = answers.get(&asked) {
            return *base;
        }
        let (cx, operator) = (&self.company.cx, &self.operator);
        let base = match totals {
            Some(totals) => records::totals(cx, operator, object, totals).await.is_ok(),
            None => records::list(cx, operator, object, list).await.is_ok(),
        };
        answers.insert(asked, base);
        base
    }
}
