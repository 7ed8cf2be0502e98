//! Where a message may go: the address as it was written, and every address its name leads to. Refuses what is private,
//! of this machine or of no one, unless the operator has named it; a name that leads to both kinds is refused whole.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

use url::{Host, Url};

use super::Failure;

/// The longest address.
const ADDRESS_MAX: usize = 2_000;

/// Some addresses: one, or all that share their first bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Net {
    first: IpAddr,
    bits: u8,
}

impl FromStr for Net {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (address, bits) = text.split_once('/').map_or((text, None), |(one, bits)| (one, Some(bits)));
        let first: IpAddr = address.trim().parse().map_err(|_| ())?;
        let most = if first.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), |bits| bits.trim().parse().map_err(|_| ()))?;
        // A net of everything would be no wall at all.
        if bits > most || bits < 8 { Err(()) } else { Ok(Self { first, bits }) }
    }
}

impl Net {
    fn holds(self, address: IpAddr) -> bool {
        match (self.first, address) {
            (IpAddr::V4(first), IpAddr::V4(other)) => {
                let shift = 32 - u32::from(self.bits);
                u32::from(first).checked_shr(shift) == u32::from(other).checked_shr(shift)
            }
            (IpAddr::V6(first), IpAddr::V6(other)) => {
                let shift = 128 - u32::from(self.bits);
                u128::from(first).checked_shr(shift) == u128::from(other).checked_shr(shift)
            }
            _ => false,
        }
    }
}

/// The private addresses an operator has named; empty: none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach(pub Vec<Net>);

impl Reach {
    fn named(&self, address: IpAddr) -> bool {
        let address = plain(address);
        self.0.iter().any(|net| net.holds(address))
    }

    /// Whether a message may go there: over TLS anywhere in public, in the open only to what was named.
    fn admits(&self, address: IpAddr, tls: bool) -> bool {
        self.named(address) || (tls && is_public(address))
    }
}

/// An address that can be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The host as it was written, for TLS and the `Host` header.
    pub(crate) host: String,
    /// The host's port.
    pub(crate) port: u16,
    /// Over TLS.
    pub(crate) tls: bool,
    /// Path and query.
    pub(crate) path: String,
    /// What stands in the `Host` header.
    pub(crate) authority: String,
    literal: Option<IpAddr>,
}

impl Target {
    /// Reads an address; one that names its machine by number is judged at once.
    ///
    /// # Errors
    /// [`Failure::AddressMalformed`], [`Failure::AddressPrivate`].
    pub fn parse(text: &str, reach: &Reach) -> Result<Self, Failure> {
        if text.len() > ADDRESS_MAX || text.chars().any(|one| one.is_control() || one.is_whitespace()) {
            return Err(Failure::AddressMalformed);
        }
        let url = Url::parse(text).map_err(|_| Failure::AddressMalformed)?;
        let tls = match url.scheme() {
            "https" => true,
            // In the open only where the operator has named something.
            "http" if !reach.0.is_empty() => false,
            _ => return Err(Failure::AddressMalformed),
        };
        let host = url.host().ok_or(Failure::AddressMalformed)?;
        let port = url.port_or_known_default().filter(|port| *port != 0).ok_or(Failure::AddressMalformed)?;
        if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
            return Err(Failure::AddressMalformed);
        }
        // The standard of the web reads `127.1`, `0x7f.0.0.1` and `2130706433` as what they are.
        let literal = match host {
            Host::Ipv4(address) => Some(IpAddr::V4(address)),
            Host::Ipv6(address) => Some(IpAddr::V6(address)),
            Host::Domain(_) => None,
        };
        if literal.is_some_and(|address| !reach.admits(address, tls)) {
            return Err(Failure::AddressPrivate);
        }
        let named = url.host_str().unwrap_or_default();
        let authority = url.port().map_or_else(|| named.to_owned(), |port| format!("{named}:{port}"));
        let path =
            url.query().map_or_else(|| url.path().to_owned(), |asked| format!("{}?{asked}", url.path()));
        Ok(Self { host: named.to_owned(), port, tls, path, authority, literal })
    }

    /// Every address of the host, none of which may be out of reach: who answers for a name may answer otherwise
    /// a moment later, so it is these addresses that are called.
    ///
    /// # Errors
    /// [`Failure::AddressUnknown`], [`Failure::AddressPrivate`].
    pub(crate) async fn addresses(&self, reach: &Reach) -> Result<Vec<SocketAddr>, Failure> {
        let found: Vec<SocketAddr> = match self.literal {
            Some(address) => vec![SocketAddr::new(address, self.port)],
            None => {
                let asked = tokio::net::lookup_host((self.host.as_str(), self.port)).await;
                asked.map_err(|_| Failure::AddressUnknown)?.collect()
            }
        };
        if found.is_empty() {
            return Err(Failure::AddressUnknown);
        }
        if found.iter().any(|address| !reach.admits(address.ip(), self.tls)) {
            return Err(Failure::AddressPrivate);
        }
        Ok(found)
    }
}

/// An address of the old kind inside one of the new kind is the old one.
fn plain(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(six) => six.to_ipv4_mapped().map_or(address, IpAddr::V4),
        IpAddr::V4(_) => address,
    }
}

fn is_public(address: IpAddr) -> bool {
    match plain(address) {
        IpAddr::V4(four) => is_public_four(four),
        IpAddr::V6(six) => is_public_six(six),
    }
}

/// Everything that is set aside for no public machine.
fn is_public_four(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let aside = matches!(
        (a, b, c),
        (0 | 10 | 127 | 240..=255, _, _)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (192, 168, _)
            | (198, 18..=19, _)
            | (198, 51, 100)
            | (203, 0, 113)
            | (224..=239, _, _)
    );
    !aside
}

/// Only what is given out to machines; not what carries an old address inside, nor samples.
fn is_public_six(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    let (first, second) = (segments[0], segments[1]);
    let given = (0x2000..0x4000).contains(&first);
    let aside = first == 0x2002
        || (first == 0x2001 && (second < 0x0200 || second == 0x0db8))
        || (first == 0x3fff && second < 0x1000);
    given && !aside
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<(), Failure>) {
        assert_eq!(Target::parse(text, &Reach::default()).map(|_| ()), expected, "{text}");
    }

    #[test]
    fn addresses_by_number_are_judged_in_every_notation() {
        for private in [
            "https://127.0.0.1/x",
            "https://127.1/",
            "https://0177.0.0.1/",
            "https://0x7f000001/",
            "https://2130706433/",
            "https://[::1]/",
            "https://[::ffff:7f00:1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://10.1.2.3/",
            "https://172.31.255.255/",
            "https://192.168.0.1:8443/",
            "https://169.254.169.254/latest/meta-data",
            "https://100.64.0.1/",
            "https://0.0.0.0/",
            "https://255.255.255.255/",
            "https://224.0.0.1/",
            "https://[fe80::1]/",
            "https://[fd00::1]/",
            "https://[64:ff9b::7f00:1]/",
            "https://[2002:7f00:1::]/",
            "https://[2001::1]/",
            "https://[::]/",
        ] {
            check(private, Err(Failure::AddressPrivate));
        }
        for public in ["https://93.184.216.34/", "https://[2606:2800:220:1::1]/", "https://172.32.0.1/"] {
            check(public, Ok(()));
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for wrong in [
            "",
            "example.org",
            "http://example.org/",
            "file:///etc/passwd",
            "gopher://example.org/",
            "https://",
            "https://user@example.org/",
            "https://user:secret@example.org/",
            "https://example.org/#part",
            "https://example.org:0/",
            "https://example.org:99999/",
            "https://exa mple.org/",
            "https://example.org/\r\nx: y",
            "https://256.256.256.256/",
        ] {
            check(wrong, Err(Failure::AddressMalformed));
        }
        check(&format!("https://example.org/{}", "a".repeat(ADDRESS_MAX)), Err(Failure::AddressMalformed));
        check("https://example.org/hook?key=1", Ok(()));
        check("https://bücher.example/", Ok(()));
    }

    #[test]
    fn only_what_was_named_is_private_and_open() {
        let reach = Reach(vec!["10.1.0.0/16".parse().unwrap(), "127.0.0.1".parse().unwrap()]);
        for (text, admitted) in [
            ("http://127.0.0.1:9000/", true),
            ("http://127.0.0.2:9000/", false),
            ("http://[::ffff:127.0.0.1]/", true),
            ("https://10.1.255.1/", true),
            ("https://10.2.0.1/", false),
            ("http://93.184.216.34/", false),
        ] {
            assert_eq!(Target::parse(text, &reach).is_ok(), admitted, "{text}");
        }
        for wrong in ["", "localhost", "0.0.0.0/0", "10.0.0.0/33", "::/0", "10.0.0.0/x"] {
            assert_eq!(wrong.parse::<Net>(), Err(()), "{wrong}");
        }
    }

    #[tokio::test]
    async fn a_name_that_leads_into_the_house_is_refused_when_it_is_called() {
        let target = Target::parse("https://localhost:9000/", &Reach::default()).unwrap();
        assert_eq!(target.addresses(&Reach::default()).await, Err(Failure::AddressPrivate));
        let nowhere = Target::parse("https://no-such-host.invalid/", &Reach::default()).unwrap();
        assert_eq!(nowhere.addresses(&Reach::default()).await, Err(Failure::AddressUnknown));
    }
}
