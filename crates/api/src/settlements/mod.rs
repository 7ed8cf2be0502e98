//! `/settlements`, `/payees`, `/payouts` and `/payout-files`: what is owed becomes payouts, approved by a second person, posted
//! once, sent in files and followed to the bank's word; and what a seller sees of it.

mod cancel;
mod decide;
mod export;
mod file;
mod files;
mod get;
mod list;
mod make_file;
mod mark;
mod mark_file;
mod mine;
mod mine_file;
mod mine_one;
mod payee;
mod payees;
mod payouts;
mod post;
mod recompute;
mod rules;
mod save_payee;
mod save_rules;
mod start;
mod statement;
mod statement_file;
mod wire;

use axum::response::{IntoResponse as _, Response};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::problem::ApiError;
use crate::state::Api;

/// The operations of this feature.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list::list, start::start))
        .routes(routes!(rules::rules, save_rules::save_rules))
        .routes(routes!(mine::mine))
        .routes(routes!(mine_one::mine_one))
        .routes(routes!(mine_file::mine_file))
        .routes(routes!(get::get))
        .routes(routes!(decide::decide))
        .routes(routes!(post::post))
        .routes(routes!(cancel::cancel))
        .routes(routes!(recompute::recompute))
        .routes(routes!(export::export))
        .routes(routes!(payees::payees))
        .routes(routes!(statement::statement))
        .routes(routes!(statement_file::statement_file))
        .routes(routes!(payouts::payouts))
        .routes(routes!(files::files, make_file::make_file))
        .routes(routes!(file::file))
        .routes(routes!(mark_file::mark_file))
        .routes(routes!(mark::mark))
        .routes(routes!(payee::get, save_payee::update))
}

fn malformed() -> ApiError {
    app::Error::Malformed(kernel::Problem::new("cursor-malformed").field("cursor")).into()
}

/// A page's beginning from the id of the last row; anything else is no page.
fn after(cursor: Option<&str>) -> Result<Option<Uuid>, ApiError> {
    cursor.map(|text| Uuid::parse_str(text).map_err(|_| malformed())).transpose()
}

/// A page's beginning from an amount in minor units and a member.
fn after_amount(cursor: Option<&str>) -> Result<Option<(i64, Uuid)>, ApiError> {
    let Some(text) = cursor else { return Ok(None) };
    let (amount, member) = text.split_once('_').ok_or_else(malformed)?;
    let amount = amount.parse().map_err(|_| malformed())?;
    Ok(Some((amount, Uuid::parse_str(member).map_err(|_| malformed())?)))
}

/// A small file of our own making; its name has plain letters only.
fn csv(name: &str, bytes: Vec<u8>) -> Response {
    use axum::http::header;
    let name = format!("attachment; filename=\"{name}\"");
    let head =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    (head, bytes).into_response()
}
