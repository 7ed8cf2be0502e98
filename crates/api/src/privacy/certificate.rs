//! `GET /privacy/requests/{id}/certificate`: the proof for whoever asked to be forgotten.

use app::Language;
use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::wire::PrivacyFigure;
use crate::extract::{Caller, Id, Path, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// In whose language.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CertificateQuestion {
    /// Two-letter key; the reader's own when absent.
    language: Option<String>,
}

/// A name and its value.
#[derive(Serialize, ToSchema)]
pub struct CertificateFact {
    /// Its name.
    label: String,
    /// Its value.
    value: String,
}

/// The certificate of an erasure, in words.
#[derive(Serialize, ToSchema)]
pub struct ErasureCertificate {
    /// The language it is in.
    language: String,
    /// What it is.
    title: String,
    /// What it says.
    text: String,
    /// Company, the person's code, when, by whom, digest.
    facts: Vec<CertificateFact>,
    /// Heading of what was erased.
    erased_title: String,
    /// What was erased.
    erased: Vec<PrivacyFigure>,
    /// Heading of what is kept.
    kept_title: String,
    /// What is kept and why.
    kept: Vec<PrivacyFigure>,
    /// What still holds the data for a while.
    note: String,
}

/// The certificate of a finished erasure, in any of our languages. Its digest also stands in the audit trail.
#[utoipa::path(get, path = "/privacy/requests/{id}/certificate", tag = "privacy",
    params(("id" = Uuid, Path, description = "The request"), CertificateQuestion),
    responses((status = 200, body = ErasureCertificate), Problems))]
pub async fn certificate(
    State(api): State<Api>,
    Caller(who): Caller,
    Path(id): Path<Id>,
    Query(asked): Query<CertificateQuestion>,
) -> Result<Answer<ErasureCertificate>, ApiError> {
    let language = asked.language.as_deref().unwrap_or(&who.language);
    let language = Language::from_tag(language).unwrap_or_default();
    let view = app::privacy::one(&api.cx, &who, id).await?;
    let found = app::privacy::certificate(&api.cx, &who, language, &view.request).await?;
    let facts = found.facts.into_iter().map(|(label, value)| CertificateFact { label, value });
    let erased = found.erased.into_iter().map(|(label, count)| PrivacyFigure::new(label, count, None));
    let kept = found.kept.into_iter().map(|(label, count, why)| PrivacyFigure::new(label, count, Some(why)));
    Ok(Answer(ErasureCertificate {
        language: language.key().to_owned(),
        title: found.title,
        text: found.text,
        facts: facts.collect(),
        erased_title: found.headings.0,
        erased: erased.collect(),
        kept_title: found.headings.1,
        kept: kept.collect(),
        note: found.note,
    }))
}
