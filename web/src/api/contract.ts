/**
 * Holds the app's types against the server's: each line fails the type check when the server no longer
 * sends what the app reads, or no longer takes what it sends. Types only; nothing of this is in the build.
 */
import type { Attachment, AttachmentList } from './attachments';
import type { components } from './generated';
import type { Identity, OpenidProvider, OpenidReply } from './openid';
import type { Job } from './jobs';
import type { Note, NoteList } from './notes';
import type { ErasureCertificate, PrivacyPerson, PrivacyRequest } from './privacy';
import type { ProblemBody } from './problem';
import type { Change, HistoryEntry, ListAnswer, RecordItem } from './records';
import type { Anomalies, Comparison } from './runs';
import type { ObjectSchema, ObjectSummary } from './schema';
import type { Hit } from '@/features/search/Palette';
import type { LinkOwner, User, UserRole } from './users';
import type { Me, OwnSession, OwnSettings } from './session';
import type { View, ViewChange, ViewList } from './views';
import type { Webhook, WebhookDelivery, WebhookList, WebhookValues } from './webhooks';

type Server = components['schemas'];

/** Compiles only when every value of `From` is one of `To`. */
type Fits<From extends To, To> = From;

/**
 * Both sides in one form: the document leaves open (`string`) where the app names the known keys, says
 * "absent" where the server sends null, and knows nothing of values whose form their field decides.
 */
type Plain<T> = unknown extends T
  ? unknown
  : T extends string
    ? string
    : T extends (infer Item)[]
      ? Plain<Item>[]
      : T extends object
        ? Record<string, never> extends T
          ? unknown
          : { [K in keyof T]-?: Plain<NonNullable<T[K]>> | (undefined extends T[K] ? null : null extends T[K] ? null : never) }
        : T;

export type Checked = [
  Fits<Plain<Server['Me']>, Plain<Me>>,
  Fits<Plain<Server['SessionItem']>, Plain<OwnSession>>,
  Fits<Plain<Server['UserView']>, Plain<User>>,
  Fits<Plain<Server['UserRole']>, Plain<UserRole>>,
  Fits<Plain<Server['LinkOwner']>, Plain<LinkOwner>>,
  Fits<Plain<Server['OpenidProvider']>, Plain<OpenidProvider>>,
  Fits<Plain<Server['IdentityView']>, Plain<Identity>>,
  Fits<Plain<OpenidReply>, Plain<Server['OpenidReply']>>,
  Fits<Plain<Server['ObjectSummary']>, Plain<ObjectSummary>>,
  Fits<Plain<Server['ObjectSchema']>, Plain<ObjectSchema>>,
  Fits<Plain<Server['RecordPage']>, Plain<ListAnswer>>,
  Fits<Plain<Server['RecordItem']>, Plain<RecordItem>>,
  Fits<Plain<Server['HistoryEntry']>, Plain<HistoryEntry>>,
  Fits<Plain<Server['Job']>, Plain<Job>>,
  Fits<Plain<Server['ProblemBody']>, Plain<ProblemBody>>,
  Fits<Plain<Server['SearchHit']>, Plain<Hit>>,
  Fits<Plain<Change>, Plain<Server['RecordChange']>>,
  Fits<Plain<Server['ViewItem']>, Plain<View>>,
  Fits<Plain<Server['ViewList']>, Plain<ViewList>>,
  Fits<Plain<ViewChange>, Plain<Server['ViewChange']>>,
  Fits<Plain<Server['WebhookItem']>, Plain<Webhook>>,
  Fits<Plain<Server['WebhookList']>, Plain<WebhookList>>,
  Fits<Plain<Server['WebhookDelivery']>, Plain<WebhookDelivery>>,
  Fits<Plain<WebhookValues>, Plain<Server['WebhookNew']>>,
  Fits<Plain<Server['PrivacyRequest']>, Plain<PrivacyRequest>>,
  Fits<Plain<Server['PrivacyPerson']>, Plain<PrivacyPerson>>,
  Fits<Plain<Server['ErasureCertificate']>, Plain<ErasureCertificate>>,
  Fits<Plain<Server['AttachmentItem']>, Plain<Attachment>>,
  Fits<Plain<Server['AttachmentList']>, Plain<AttachmentList>>,
  Fits<Plain<Server['NoteItem']>, Plain<Note>>,
  Fits<Plain<Server['NoteList']>, Plain<NoteList>>,
  Fits<Plain<Server['Anomalies']>, Plain<Anomalies>>,
  Fits<Plain<Server['Comparison']>, Plain<Comparison>>,
  Fits<Plain<OwnSettings>, Plain<Server['SessionSettings']>>,
];
