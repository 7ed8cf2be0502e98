//! What became of each mail, beside the outbox message that caused it; refuses the mail's text, which holds a secret.

use jiff::Timestamp;
use kernel::{TenantId, UserId};
use uuid::Uuid;

use crate::users::Purpose;
use crate::{Error, Read, Tx, Value};

/// What a mail is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailPurpose {
    /// The link for the first password.
    Invitation,
    /// The link for a new password.
    Reset,
    /// The word that an administrator has taken the second factor away.
    FactorReset,
    /// The word that somebody else holds a link with which the password can be chosen.
    LinkByHand,
    /// The word that another password was chosen.
    PasswordChosen,
    /// The word, to the address until now, that mails go to another one.
    AddressChanged,
    /// News the person wants by mail.
    News,
}

impl MailPurpose {
    /// The word for storage, the API and the keys of the texts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
            Self::FactorReset => "factor-reset",
            Self::LinkByHand => "link-by-hand",
            Self::PasswordChosen => "password-chosen",
            Self::AddressChanged => "address-changed",
            Self::News => "news",
        }
    }

    fn of(word: &str) -> Self {
        match word {
            "invitation" => Self::Invitation,
            "news" => Self::News,
            word => Self::word(word).unwrap_or(Self::Reset),
        }
    }

    /// The purpose of a mail that is a word only, without a link.
    pub fn word(text: &str) -> Option<Self> {
        [Self::FactorReset, Self::LinkByHand, Self::PasswordChosen, Self::AddressChanged]
            .into_iter()
            .find(|one| one.as_str() == text)
    }

    /// Whether a link for a password stands in the mail.
    pub fn has_link(self) -> bool {
        matches!(self, Self::Invitation | Self::Reset)
    }
}

impl From<Purpose> for MailPurpose {
    fn from(purpose: Purpose) -> Self {
        match purpose {
            Purpose::Invitation => Self::Invitation,
            Purpose::Reset => Self::Reset,
        }
    }
}

/// How far a mail has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailState {
    /// Not sent yet; tried again later.
    Waiting,
    /// Its content may be on the way this moment.
    Sending,
    /// Taken by the mail server.
    Sent,
    /// Refused for good.
    Refused,
    /// Perhaps sent, perhaps not: only a person may send it again.
    Unknown,
}

impl MailState {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Sending, Self::Sent, Self::Refused, Self::Unknown];

    /// The word for storage and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        }
    }
}

/// A mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The id of the outbox message.
    pub id: Uuid,
    /// Who reads it.
    pub user: UserId,
    /// What it is for.
    pub purpose: MailPurpose,
    /// How far it has come.
    pub state: MailState,
    /// What the mail server last said, or why nothing was heard.
    pub reply: String,
    /// Since when.
    pub changed_at: Timestamp,
}

/// Notes how far a mail has come. Nothing begins for whoever was barred or erased meanwhile; and a server's last word about
/// somebody who was erased while the mail was on its way, with the address in it, is not kept. `false`: nothing was noted.
pub async fn note(tx: &mut Tx, tenant: TenantId, mail: &Mail) -> Result<bool, Error> {
    // Whoever bars or erases the person now is waited for.
    crate::session::lock_person(tx, tenant, mail.user).await?;
    let user = crate::session::by_id(tx, tenant, mail.user).await?;
    let open = user.is_some_and(|user| !user.disabled);
    if mail.state == MailState::Sending && !open {
        return Ok(false);
    }
    let sql = "UPDATE mail SET purpose = $4, state = $5, reply = $6, changed_at = $7 \
               WHERE tenant_id = $1 AND id = $2 AND user_id = $3";
    let args: [Value; 7] = [
        tenant.uuid().into(),
        mail.id.into(),
        mail.user.uuid().into(),
        mail.purpose.as_str().into(),
        mail.state.as_str().into(),
        mail.reply.as_str().into(),
        mail.changed_at.into(),
    ];
    if tx.execute(sql, &args).await? > 0 {
        return Ok(true);
    }
    if !open {
        return Ok(false);
    }
    let sql = "INSERT INTO mail (tenant_id, id, user_id, purpose, state, reply, changed_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    tx.execute(sql, &args).await.map(|_| true)
}

const COLUMNS: &str = "id, user_id, purpose, state, reply, changed_at";

fn mail(row: &crate::Row) -> Result<Mail, Error> {
    let word: String = row.get(3)?;
    let state = MailState::ALL.into_iter().find(|state| state.as_str() == word);
    Ok(Mail {
        id: row.get(0)?,
        user: UserId::from_uuid(row.get(1)?),
        purpose: MailPurpose::of(&row.get::<String>(2)?),
        // What cannot be read is of unknown outcome.
        state: state.unwrap_or(MailState::Unknown),
        reply: row.get(4)?,
        changed_at: row.get(5)?,
    })
}

/// The mail of an outbox message.
pub async fn get(read: &mut impl Read, tenant: TenantId, id: Uuid) -> Result<Option<Mail>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM mail WHERE tenant_id = $1 AND id = $2");
    read.query_opt(&sql, &[tenant.uuid().into(), id.into()]).await?.as_ref().map(mail).transpose()
}

/// The latest mail to a person about signing in.
pub async fn latest(read: &mut impl Read, tenant: TenantId, user: UserId) -> Result<Option<Mail>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM mail WHERE tenant_id = $1 AND user_id = $2 AND purpose <> 'news' ORDER BY id DESC LIMIT 1"
    );
    read.query_opt(&sql, &[tenant.uuid().into(), user.uuid().into()]).await?.as_ref().map(mail).transpose()
}
