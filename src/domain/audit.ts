import type { AccountExportKind } from './account-exports.ts';
import type { BulkAction } from './bulk.ts';
import type { CallSourceKind } from './call-sources.ts';
import type { ArchiveReason } from './campaign.ts';
import type { DoNotCallSource } from './do-not-call.ts';
import type { ErasureReason } from './erasures.ts';
import type { OptionalMailKind } from './mails.ts';
import type { PresetKind } from './export-presets.ts';
import type { ExportKind } from './exports.ts';
import type { RateLimits } from './rate-limits.ts';
import type { PersonRole, Role } from './roles.ts';
import type { Scope } from './scopes.ts';
import type { DisabledReason } from './webhooks.ts';

/** How somebody signed in; with a code of either kind after their password. */
export type SignInWay = 'password' | 'openid' | 'code' | 'recovery_code';

/** What an entry tells besides who, what and when, as a type; at run time it is nothing. */
interface With<Details> {
  readonly details: Details;
}

/**
 * What the audit log can tell, and with which details. No contact data and no phone numbers: the log outlives them.
 * Times become ISO 8601. A database may hold entries of other versions, with other actions.
 */
const catalogue = {
  'account_export.cancelled': {} as With<{ exportId: string }>,
  'account_export.created': {} as With<{ exportId: string; kind: AccountExportKind }>,
  'account_export.linked': {} as With<{ exportId: string; kind: AccountExportKind }>,
  'account_export.ready': {} as With<{ exportId: string; rows: number }>,
  'account.changed': {} as With<{
    name?: string | undefined;
    timeZone?: string | undefined;
    inactivityDays?: number | undefined;
    noticeDays?: number | undefined;
    reminderDays?: number[] | undefined;
    /** As `00:00-06:00`. */
    archiveWindow?: string | undefined;
    maxKeeps?: number | undefined;
    callbackGraceDays?: number | undefined;
    removeReleaseBlocks?: boolean | undefined;
    namesInTemporal?: boolean | undefined;
    doNotCallDispositions?: string[] | undefined;
    retentionDays?: number | null | undefined;
  }>,
  'api_key.created': {} as With<{ keyId: string; name: string; role: Role; scopes?: Scope[] }>,
  'api_key.first_used': {} as With<{ keyId: string; name: string; role: Role }>,
  'api_key.revoked': {} as With<{ keyId: string; name: string; role: Role }>,
  'bulk_job.created': {} as With<{ jobId: string; action: BulkAction; total: number }>,
  'bulk_job.resumed': {} as With<{ jobId: string; failed: number }>,
  /** `own`: which texts are not the default. */
  'call_back_texts.changed': {} as With<{ language: string; own: string[] }>,
  'calendar_feed.created': {} as With<{ calendarFeedId: string; name: string }>,
  'calendar_feed.revoked': {} as With<{ calendarFeedId: string; name: string }>,
  'call_source.created': {} as With<{ callSourceId: string; name: string; sourceKind: CallSourceKind }>,
  'call_source.revoked': {} as With<{ callSourceId: string; name: string; sourceKind: CallSourceKind }>,
  'call_source.secret_replaced': {} as With<{
    callSourceId: string;
    name: string;
    sourceKind: CallSourceKind;
  }>,
  'caller.assigned': {} as With<{ userId: string }>,
  'caller.unassigned': {} as With<{ userId: string }>,
  /** With `archivedAt` and `archivedBy`: recorded again after a restore, as the sealed manifest has it. */
  'campaign.archived': {} as With<{
    reason: ArchiveReason;
    lastDialAt: Date | null;
    archivedAt?: string;
    archivedBy?: string;
  }>,
  'campaign.clock_advanced': {} as With<{ byMs: number }>,
  'campaign.cloned': {} as With<{ from: string; copyContacts: boolean }>,
  'campaign.complete': {} as With<object>,
  'campaign.created': {} as With<object>,
  'campaign.data_deleted': {} as With<object>,
  'campaign.deleted': {} as With<{ name: string }>,
  'campaign.draining': {} as With<object>,
  'campaign.kept': {} as With<{ reason: string; days: number; keptUntil: Date; keep: number }>,
  'campaign.launched': {} as With<object>,
  'campaign.notice_given': {} as With<{ deadline: Date }>,
  'campaign.releasing': {} as With<object>,
  'campaign.sealing': {} as With<object>,
  /** `dispositions` and what follows: of whom; answers as their questions. */
  'campaign.targeted': {} as With<{
    campaigns: number;
    campaignIds: string[];
    contacts: number;
    dispositions?: string[];
    questions?: string[];
    reached?: boolean;
    fromDay?: string;
    toDay?: string;
  }>,
  'campaign.updated': {} as With<{
    name?: string | undefined;
    startsAt?: Date | null | undefined;
    endsAt?: Date | null | undefined;
    eventAt?: Date | null | undefined;
  }>,
  'carrier.credentials_removed': {} as With<{ carrier: string }>,
  /** `checked`: what the carrier said to them. */
  'carrier.credentials_set': {} as With<{
    carrier: string;
    checked: 'ok' | 'rejected' | 'unreachable' | 'skipped';
  }>,
  'comparison.requested': {} as With<object>,
  'contact.changed': {} as With<{ contactId: string; changed: string[] }>,
  'contact.removed': {} as With<{ contactId: string }>,
  'contacts.imported': {} as With<{ imported: number; updated?: number }>,
  'do_not_call.added': {} as With<{ entryId: string; source: DoNotCallSource }>,
  'do_not_call.exported': {} as With<object>,
  'do_not_call.imported': {} as With<{ imported: number; known: number }>,
  'do_not_call.removed': {} as With<{ entryId: string; source: DoNotCallSource }>,
  'exemption.ended': {} as With<object>,
  /** Without `until`: without an end. */
  'exemption.set': {} as With<{ reason: string; until?: Date }>,
  'export.taken': {} as With<{ kind: ExportKind }>,
  'export_preset.changed': {} as With<{ presetId: string; name: string; changed: string[] }>,
  'export_preset.created': {} as With<{ presetId: string; name: string; kind: PresetKind }>,
  'export_preset.deleted': {} as With<{ presetId: string; name: string; kind: PresetKind }>,
  'export_schedule.created': {} as With<{ scheduleId: string; kind: AccountExportKind }>,
  'export_schedule.removed': {} as With<{ scheduleId: string }>,
  'finding.accepted': {} as With<{ findingId: string; carrier: string; numberId: string }>,
  'finding.adopted': {} as With<{ findingId: string; carrier: string; numberId: string }>,
  'finding.released': {} as With<{ findingId: string; carrier: string; numberId: string }>,
  'legal_hold.lifted': {} as With<object>,
  'legal_hold.set': {} as With<{ reason: string }>,
  'invitation.created': {} as With<{ invitationId: string; role: PersonRole }>,
  'invitation.revoked': {} as With<{ invitationId: string }>,
  'mail.sent_again': {} as With<{ mailId: string }>,
  /** `byLink`: by the unsubscribe address of a mail, by who was not signed in. */
  'mail_preference.changed': {} as With<{ mailKind: OptionalMailKind; wanted: boolean; byLink?: boolean }>,
  'member.changed': {} as With<{ userId: string; role: PersonRole }>,
  'member.joined': {} as With<{ invitationId: string; userId: string; role: PersonRole }>,
  'member.password_changed': {} as With<{ userId: string }>,
  'member.password_link_made': {} as With<{ userId: string }>,
  'member.password_link_requested': {} as With<{ userId: string }>,
  'member.recovery_code_used': {} as With<{ userId: string }>,
  'member.recovery_codes_renewed': {} as With<{ userId: string }>,
  'member.removed': {} as With<{ userId: string }>,
  'member.second_factor_failed': {} as With<{ userId: string }>,
  'member.second_factor_off': {} as With<{ userId: string }>,
  'member.second_factor_on': {} as With<{ userId: string }>,
  'member.second_factor_reset': {} as With<{ userId: string }>,
  'member.sessions_ended': {} as With<{ userId: string }>,
  'member.sign_in_failed': {} as With<{ userId: string }>,
  'member.signed_in': {} as With<{ userId: string; by: SignInWay }>,
  'member.signed_out': {} as With<{ userId: string }>,
  /** `blocks`: codes of `src/carriers/reasons.ts`. */
  'number.blocks_removed': {} as With<{ numberId: string; blocks: string[] }>,
  'number.reclaimed': {} as With<{ numberId: string; newNumberId: string; carrier: string }>,
  'number.release_retried': {} as With<{ numberId: string; whereFound?: boolean }>,
  'number.releases_retried': {} as With<{ numbers: number }>,
  'numbers.attached': {} as With<{ numbers: number; forced?: boolean; moved?: number; corrected?: number }>,
  'numbers.detached': {} as With<{ numberId: string }>,
  'numbers.imported': {} as With<{
    carrier: string;
    listed: number;
    imported: number;
    known: number;
    givenBack: number;
  }>,
  'numbers.moved_away': {} as With<{ numbers: number; to: string }>,
  'person.erased': {} as With<{ erasureId: string; contacts: number; calls: number; files: number }>,
  'person.erasure_requested': {} as With<{ erasureId: string; reason: ErasureReason }>,
  /** By an operator; null: the installation's. */
  'rate_limits.changed': {} as With<{ [Limit in keyof RateLimits]?: number | null }>,
  'webhook.changed': {} as With<{ webhookId: string; host: string; changed: string[] }>,
  'webhook.created': {} as With<{ webhookId: string; host: string }>,
  'webhook.deleted': {} as With<{ webhookId: string; host: string }>,
  'webhook.disabled': {} as With<{ webhookId: string; host: string; reason: DisabledReason }>,
  'webhook.enabled': {} as With<{ webhookId: string; host: string }>,
  'webhook.replayed': {} as With<{ webhookId: string; host: string; events: number }>,
  'webhook.secret_rotated': {} as With<{ webhookId: string; host: string }>,
  'workflow.restarted': {} as With<object>,
} satisfies Record<string, With<unknown>>;

export type AuditAction = keyof typeof catalogue;
export type AuditDetails = {
  [Action in AuditAction]: (typeof catalogue)[Action] extends With<infer Details> ? Details : never;
};
export const auditActions = Object.keys(catalogue) as [AuditAction, ...AuditAction[]];

type NameIn<Details> = Details extends unknown ? keyof Details : never;
/** What any detail of any action is called. */
export type AuditDetailName = NameIn<AuditDetails[AuditAction]>;
