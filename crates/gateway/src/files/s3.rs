//! A bucket of Amazon S3 or of a server that speaks it. The requests go through our one TLS implementation; refuses
//! addresses without TLS beyond this machine.

use std::time::Duration;

use async_trait::async_trait;
use http_body_util::BodyExt as _;
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector as Tcp;
use hyper_util::rt::TokioExecutor;
use object_store::ClientOptions;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpRequestBody, HttpResponse,
    HttpResponseBody, HttpService,
};

use super::FilesError;

/// The longest time a bucket may take to begin its answer.
const ANSWER_WAIT: Duration = Duration::from_secs(60);

/// A bucket and the way to it.
#[derive(Clone, PartialEq, Eq)]
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// The address of the server; none is Amazon's own of the region.
    pub endpoint: Option<String>,
    /// The region.
    pub region: String,
    /// The id of the access key.
    pub access_key: String,
    /// The secret of the access key.
    pub secret_key: String,
}

impl std::fmt::Debug for Bucket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Bucket({} at {})", self.name, self.endpoint.as_deref().unwrap_or(&self.region))
    }
}

pub(super) fn open(bucket: &Bucket) -> Result<AmazonS3, FilesError> {
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(&bucket.name)
        .with_region(&bucket.region)
        .with_access_key_id(&bucket.access_key)
        .with_secret_access_key(&bucket.secret_key)
        .with_http_connector(Connector);
    if let Some(endpoint) = &bucket.endpoint {
        let near = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
        builder = builder
            .with_endpoint(endpoint)
            .with_allow_http(near.iter().any(|host| endpoint.starts_with(host)));
    }
    Ok(builder.build()?)
}

/// Makes the client of the store.
#[derive(Debug)]
struct Connector;

impl HttpConnector for Connector {
    fn connect(&self, options: &ClientOptions) -> object_store::Result<HttpClient> {
        let plain = options
            .get_config_value(&object_store::ClientConfigKey::AllowHttp)
            .is_some_and(|value| value == "true");
        let tls = hyper_rustls::HttpsConnectorBuilder::new().with_webpki_roots();
        let connector = if plain { tls.https_or_http() } else { tls.https_only() };
        let client = Client::builder(TokioExecutor::new()).build(connector.enable_http1().build());
        Ok(HttpClient::new(Service { client }))
    }
}

#[derive(Debug)]
struct Service {
    client: Client<HttpsConnector<Tcp>, HttpRequestBody>,
}

#[async_trait]
impl HttpService for Service {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let asked = tokio::time::timeout(ANSWER_WAIT, self.client.request(request)).await;
        let answer =
            asked.map_err(|error| HttpError::new(HttpErrorKind::Timeout, error))?.map_err(|error| {
                let kind = if error.is_connect() { HttpErrorKind::Connect } else { HttpErrorKind::Request };
                HttpError::new(kind, error)
            })?;
        let broken = |error: hyper::Error| HttpError::new(HttpErrorKind::Interrupted, error);
        Ok(answer.map(|body| HttpResponseBody::new(body.map_err(broken))))
    }
}
