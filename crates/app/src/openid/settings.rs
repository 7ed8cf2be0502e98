//! The providers an installation signs people in with, as the operator has set them; a secret never shows itself.

use gateway::webhook::Reach;

/// The secret we share with a provider.
#[derive(Clone, PartialEq, Eq)]
pub struct ClientSecret(String);

impl ClientSecret {
    /// Keeps it.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text, for the one question that needs it.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for ClientSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClientSecret(…)")
    }
}

/// A provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    /// Its key in settings and addresses.
    pub key: String,
    /// What people read on the button.
    pub label: String,
    /// Its own name for itself, an address.
    pub issuer: String,
    /// Its name for us.
    pub client_id: String,
    /// What we share; none for a client without a secret.
    pub client_secret: Option<ClientSecret>,
    /// What is asked for besides `openid`.
    pub scopes: Vec<String>,
    /// Values of `acr` with which its sign-in counts for our second factor too.
    pub second_factor_acr: Vec<String>,
    /// Values of `amr`, one of which is enough for the same.
    pub second_factor_amr: Vec<String>,
}

impl Provider {
    /// Whether its own second factor can count for ours.
    pub(super) fn may_be_enough(&self) -> bool {
        !self.second_factor_acr.is_empty() || !self.second_factor_amr.is_empty()
    }

    /// Whether it may be spoken to in the open: only where the operator has named both it and the way.
    pub(super) fn is_open(&self) -> bool {
        self.issuer.starts_with("http://")
    }
}

/// The providers, in the order of their buttons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Each.
    pub providers: Vec<Provider>,
    /// Private addresses they may have.
    pub reach: Reach,
}

impl Settings {
    /// The provider of a key.
    pub(super) fn provider(&self, key: &str) -> Option<&Provider> {
        self.providers.iter().find(|provider| provider.key == key)
    }

    /// Whether the second factor of the provider that calls itself so can count for ours.
    pub(crate) fn may_be_enough(&self, issuer: &str) -> bool {
        self.of_issuer(issuer).is_some_and(Provider::may_be_enough)
    }

    /// The provider that calls itself so.
    pub(super) fn of_issuer(&self, issuer: &str) -> Option<&Provider> {
        self.providers.iter().find(|provider| provider.issuer == issuer)
    }
}
