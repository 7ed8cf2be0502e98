//! Every operation of the API, one line a file: a handler that is not here does not exist.

use utoipa_axum::router::OpenApiRouter;

use crate::state::Api;
use crate::{
    appointments, attachments, audit, backtests, bulk, company, compliance, definitions, demo, deputies,
    duplicates, earnings, exports, imports, jobs, members, merges, network, notes, notifications, openapi,
    openid, orders, passkeys, plans, privacy, records, rights, roles, runs, schema, search, series, session,
    settlements, tokens, transfers, trash, users, views, webhooks,
};

/// All operations under `/api/v1`.
pub(crate) fn all() -> OpenApiRouter<Api> {
    let features = OpenApiRouter::new()
        .merge(appointments::routes())
        .merge(attachments::routes())
        .merge(audit::routes())
        .merge(backtests::routes())
        .merge(bulk::routes())
        .merge(company::routes())
        .merge(definitions::routes())
        .merge(demo::routes())
        .merge(deputies::routes())
        .merge(duplicates::routes())
        .merge(compliance::routes())
        .merge(earnings::routes())
        .merge(jobs::routes())
        .merge(openid::routes())
        .merge(passkeys::routes())
        .merge(plans::routes())
        .merge(privacy::routes())
        .merge(rights::routes())
        .merge(runs::routes())
        .merge(exports::routes())
        .merge(imports::routes())
        .merge(orders::routes())
        .merge(records::routes())
        .merge(roles::routes())
        .merge(schema::routes())
        .merge(search::routes())
        .merge(members::routes())
        .merge(merges::routes())
        .merge(network::routes())
        .merge(notes::routes())
        .merge(notifications::routes())
        .merge(tokens::routes())
        .merge(transfers::routes())
        .merge(trash::routes())
        .merge(users::routes())
        .merge(views::routes())
        .merge(webhooks::routes())
        .merge(series::routes())
        .merge(session::routes())
        .merge(settlements::routes());
    let mut router = OpenApiRouter::with_openapi(openapi::frame()).nest("/api/v1", features);
    openapi::name_operations(router.get_openapi_mut());
    router
}
