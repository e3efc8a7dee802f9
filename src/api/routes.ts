import { accountExportRoutes } from './account-exports/account-exports.ts';
import { accountRoutes } from './accounts/account.ts';
import { answerCallRoutes } from './call-sources/answer-calls.ts';
import { apiKeyRoutes } from './accounts/api-keys.ts';
import { archivePreviewRoutes } from './campaigns/archive-preview.ts';
import { archiveRoutes } from './seals/archives.ts';
import { assignmentRoutes } from './callers/assignments.ts';
import { auditLogRoutes } from './audit/audit-log.ts';
import { bulkJobRoutes } from './campaigns/bulk-jobs.ts';
import { calendarFeedRoutes } from './calendars/calendar-feeds.ts';
import { calendarRoutes } from './calendars/calendar.ts';
import { callSourceRoutes } from './call-sources/call-sources.ts';
import { receiveEventRoutes } from './call-sources/receive-events.ts';
import { callBackRoutes } from './call-sources/call-backs.ts';
import { callEventRoutes } from './calls/call-events.ts';
import { streamEventRoutes } from './calls/stream-events.ts';
import { callerRoutes } from './callers/callers.ts';
import { campaignLifeRoutes } from './campaigns/campaign-life.ts';
import { campaignRoutes } from './campaigns/campaigns.ts';
import { campaignStatisticsRoutes } from './campaigns/campaign-statistics.ts';
import { carrierNoticeRoutes } from './releases/carrier-notices.ts';
import { carrierRoutes } from './accounts/carriers.ts';
import { changeRoutes } from './live/changes.ts';
import { comparisonRoutes } from './comparisons/comparisons.ts';
import { contactRoutes } from './contacts/contacts.ts';
import { importContactRoutes } from './contacts/import-contacts.ts';
import { doNotCallRoutes } from './do-not-call/do-not-call.ts';
import { doNotCallFileRoutes } from './do-not-call/files.ts';
import { downloadRoutes } from './account-exports/download.ts';
import { deadlineRoutes } from './campaigns/deadline.ts';
import { demoClockRoutes } from './campaigns/demo-clock.ts';
import { eventRoutes } from './events/events.ts';
import { exportPresetRoutes } from './export-presets/presets.ts';
import { exportScheduleRoutes } from './account-exports/schedules.ts';
import { erasureRoutes } from './privacy/erasures.ts';
import { exportRoutes } from './seals/exports.ts';
import { findingRoutes } from './comparisons/findings.ts';
import { healthRoutes } from './http/health.ts';
import { inboxRoutes } from './releases/inbox.ts';
import { inventoryRoutes } from './numbers/inventory.ts';
import { invitationRoutes } from './accounts/invitations.ts';
import { legalHoldRoutes } from './privacy/legal-holds.ts';
import { listExportRoutes } from './seals/list-exports.ts';
import { meRoutes } from './accounts/me.ts';
import { mailPreferenceRoutes } from './mails/preferences.ts';
import { mailRoutes } from './mails/mails.ts';
import { memberRoutes } from './accounts/members.ts';
import { numberRoutes } from './numbers/numbers.ts';
import { reclaimRoutes } from './numbers/reclaim.ts';
import { retentionRoutes } from './privacy/retention.ts';
import { passwordRequestRoutes } from './accounts/password-requests.ts';
import { policyRoutes } from './accounts/policy.ts';
import { unsubscribeRoutes } from './mails/unsubscribe.ts';
import type { Route } from './http/route.ts';
import type { Services } from './http/services.ts';
import { secondFactorRoutes } from './accounts/second-factor.ts';
import { signInRoutes } from './accounts/sign-in.ts';
import { stuckWorkflowRoutes } from './releases/stuck-workflows.ts';
import { webhookDeliveryRoutes } from './webhooks/deliveries.ts';
import { webhookRoutes } from './webhooks/webhooks.ts';
import { targetingRoutes } from './campaigns/targeting.ts';

/** All routes, in the order in which the reference shows them. */
export function apiRoutes(services: Services): Route[] {
  return [
    signInRoutes,
    passwordRequestRoutes,
    meRoutes,
    secondFactorRoutes,
    mailPreferenceRoutes,
    unsubscribeRoutes,
    accountRoutes,
    policyRoutes,
    memberRoutes,
    invitationRoutes,
    legalHoldRoutes,
    erasureRoutes,
    retentionRoutes,
    campaignRoutes,
    campaignLifeRoutes,
    deadlineRoutes,
    targetingRoutes,
    archivePreviewRoutes,
    campaignStatisticsRoutes,
    bulkJobRoutes,
    changeRoutes,
    callerRoutes,
    assignmentRoutes,
    importContactRoutes,
    contactRoutes,
    doNotCallRoutes,
    doNotCallFileRoutes,
    numberRoutes,
    inventoryRoutes,
    reclaimRoutes,
    findingRoutes,
    comparisonRoutes,
    carrierRoutes,
    carrierNoticeRoutes,
    inboxRoutes,
    stuckWorkflowRoutes,
    callEventRoutes,
    streamEventRoutes,
    callSourceRoutes,
    receiveEventRoutes,
    answerCallRoutes,
    callBackRoutes,
    webhookRoutes,
    webhookDeliveryRoutes,
    listExportRoutes,
    exportRoutes,
    exportPresetRoutes,
    accountExportRoutes,
    downloadRoutes,
    exportScheduleRoutes,
    archiveRoutes,
    eventRoutes,
    apiKeyRoutes,
    auditLogRoutes,
    mailRoutes,
    calendarFeedRoutes,
    calendarRoutes,
    demoClockRoutes,
    healthRoutes,
  ].flatMap((routesOf) => routesOf(services));
}
