import { accountRoutes } from './account.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { archiveRoutes } from './archives.ts';
import { auditLogRoutes } from './audit-log.ts';
import { callEventRoutes } from './call-events.ts';
import { campaignLifeRoutes } from './campaign-life.ts';
import { campaignRoutes } from './campaigns.ts';
import { carrierNoticeRoutes } from './carrier-notices.ts';
import { carrierRoutes } from './carriers.ts';
import { comparisonRoutes } from './comparisons.ts';
import { contactRoutes } from './contacts.ts';
import { demoClockRoutes } from './demo-clock.ts';
import { exportRoutes } from './exports.ts';
import { findingRoutes } from './findings.ts';
import { healthRoutes } from './health.ts';
import { inboxRoutes } from './inbox.ts';
import { inventoryRoutes } from './inventory.ts';
import { meRoutes } from './me.ts';
import { numberRoutes } from './numbers.ts';
import type { Route } from './route.ts';
import type { Services } from './services.ts';

/** All routes, in the order in which the reference shows them. */
export function apiRoutes(services: Services): Route[] {
  return [
    meRoutes,
    accountRoutes,
    campaignRoutes,
    campaignLifeRoutes,
    contactRoutes,
    numberRoutes,
    inventoryRoutes,
    findingRoutes,
    comparisonRoutes,
    carrierRoutes,
    carrierNoticeRoutes,
    inboxRoutes,
    callEventRoutes,
    exportRoutes,
    archiveRoutes,
    apiKeyRoutes,
    auditLogRoutes,
    demoClockRoutes,
    healthRoutes,
  ].flatMap((routesOf) => routesOf(services));
}
