import { accountRoutes } from './account.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { archivePreviewRoutes } from './archive-preview.ts';
import { archiveRoutes } from './archives.ts';
import { assignmentRoutes } from './assignments.ts';
import { auditLogRoutes } from './audit-log.ts';
import { bulkJobRoutes } from './bulk-jobs.ts';
import { callEventRoutes } from './call-events.ts';
import { callerRoutes } from './callers.ts';
import { campaignLifeRoutes } from './campaign-life.ts';
import { campaignRoutes } from './campaigns.ts';
import { campaignStatisticsRoutes } from './campaign-statistics.ts';
import { carrierNoticeRoutes } from './carrier-notices.ts';
import { carrierRoutes } from './carriers.ts';
import { changeRoutes } from './changes.ts';
import { comparisonRoutes } from './comparisons.ts';
import { contactRoutes } from './contacts.ts';
import { demoClockRoutes } from './demo-clock.ts';
import { exportRoutes } from './exports.ts';
import { findingRoutes } from './findings.ts';
import { healthRoutes } from './health.ts';
import { inboxRoutes } from './inbox.ts';
import { inventoryRoutes } from './inventory.ts';
import { invitationRoutes } from './invitations.ts';
import { listExportRoutes } from './list-exports.ts';
import { meRoutes } from './me.ts';
import { memberRoutes } from './members.ts';
import { numberRoutes } from './numbers.ts';
import type { Route } from './route.ts';
import type { Services } from './services.ts';
import { signInRoutes } from './sign-in.ts';
import { stuckWorkflowRoutes } from './stuck-workflows.ts';

/** All routes, in the order in which the reference shows them. */
export function apiRoutes(services: Services): Route[] {
  return [
    signInRoutes,
    meRoutes,
    accountRoutes,
    memberRoutes,
    invitationRoutes,
    campaignRoutes,
    campaignLifeRoutes,
    archivePreviewRoutes,
    campaignStatisticsRoutes,
    bulkJobRoutes,
    changeRoutes,
    callerRoutes,
    assignmentRoutes,
    contactRoutes,
    numberRoutes,
    inventoryRoutes,
    findingRoutes,
    comparisonRoutes,
    carrierRoutes,
    carrierNoticeRoutes,
    inboxRoutes,
    stuckWorkflowRoutes,
    callEventRoutes,
    listExportRoutes,
    exportRoutes,
    archiveRoutes,
    apiKeyRoutes,
    auditLogRoutes,
    demoClockRoutes,
    healthRoutes,
  ].flatMap((routesOf) => routesOf(services));
}
