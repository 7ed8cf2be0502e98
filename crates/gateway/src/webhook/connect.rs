//! A connection outwards: resolve, judge, connect to what was judged, speak TLS where the address says so. Refuses
//! addresses out of reach, and keeps nothing open.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::{Failure, Reach, Target};

/// Patience with one step before a request is out.
const STEP: Duration = Duration::from_secs(5);

/// A stream in the open or over TLS.
pub(crate) trait Duplex: AsyncRead + AsyncWrite + Unpin + Send {}

impl<S: AsyncRead + AsyncWrite + Unpin + Send> Duplex for S {}

/// Opens it.
pub(crate) async fn open(target: &Target, reach: &Reach) -> Result<Box<dyn Duplex>, Failure> {
    let stream = connect(target, reach).await?;
    if !target.tls {
        return Ok(Box::new(stream));
    }
    let name = target.host.trim_matches(['[', ']']).to_owned();
    let name = ServerName::try_from(name).map_err(|_| Failure::Tls)?;
    let connector = connector().ok_or(Failure::Tls)?;
    let secure = timeout(STEP, connector.connect(name, stream)).await.map_err(|_| Failure::Timeout)?;
    Ok(Box::new(secure.map_err(|_| Failure::Tls)?))
}

/// The first address that takes a connection.
async fn connect(target: &Target, reach: &Reach) -> Result<TcpStream, Failure> {
    let found = timeout(STEP, target.addresses(reach)).await.map_err(|_| Failure::Timeout)??;
    let mut failure = Failure::Connection;
    for address in found {
        match timeout(STEP, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(_)) => failure = Failure::Connection,
            Err(_) => failure = Failure::Timeout,
        }
    }
    Err(failure)
}

fn connector() -> Option<&'static TlsConnector> {
    static CONNECTOR: OnceLock<Option<TlsConnector>> = OnceLock::new();
    let made = CONNECTOR.get_or_init(|| {
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let config = config.ok()?.with_root_certificates(roots).with_no_client_auth();
        Some(TlsConnector::from(Arc::new(config)))
    });
    made.as_ref()
}

/// Why a conversation broke.
pub(crate) fn judge(error: &hyper::Error) -> Failure {
    if error.is_parse() || error.is_parse_too_large() { Failure::Answer } else { Failure::Connection }
}
