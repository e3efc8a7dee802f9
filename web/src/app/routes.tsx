import { createBrowserRouter, Navigate, Outlet, type RouteObject, useRouteError } from 'react-router';
import { ErrorState } from '../ui/error-state';
import { PageLoader } from '../ui/page-loader';
import { Shell } from './shell';
import { type Role, useMay, useSession } from '../session/session';
import { RequireSession } from './require-session';

const staff: Role[] = ['owner', 'admin', 'moderator'];
const managers: Role[] = ['owner', 'admin'];

/** A page of its own file, loaded when it is first shown. */
const page = (path: string, load: () => Promise<{ default: React.ComponentType }>): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await load()).default }),
});

function Home() {
  const { role } = useSession();
  return <Navigate to={role === 'caller' ? '/assignments' : '/campaigns/active'} replace />;
}

function Only({ roles }: { roles: Role[] }) {
  if (useMay(...roles)) return <Outlet />;
  return (
    <ErrorState error={new Error('This page is not for your role. Ask an owner or admin of your account.')} />
  );
}

function Broken() {
  return <ErrorState error={useRouteError()} retry={() => location.reload()} />;
}

export const router = createBrowserRouter([
  {
    HydrateFallback: PageLoader,
    ErrorBoundary: Broken,
    children: [
      page('/sign-in', () => import('../pages/sign-in')),
      page('/invitation', () => import('../pages/invitation')),
      page('/password', () => import('../pages/password')),
      page('/unsubscribe', () => import('../pages/unsubscribe')),
      page('/forgot-password', () => import('../pages/forgot-password')),
      {
        element: (
          <RequireSession>
            <Shell />
          </RequireSession>
        ),
        ErrorBoundary: Broken,
        children: [
          { index: true, Component: Home },
          page('/assignments', () => import('../pages/assignments')),
          page('/calling/:campaignId', () => import('../pages/calling')),
          page('/help', () => import('../pages/help')),
          page('/second-factor', () => import('../pages/second-factor')),
          page('/mail-preferences', () => import('../pages/mail-preferences')),
          {
            element: <Only roles={staff} />,
            children: [
              page('/campaigns/:status', () => import('../pages/campaign-indexes')),
              page('/campaign/:campaignId', () => import('../pages/campaign')),
              page('/numbers', () => import('../pages/numbers')),
              page('/inbox', () => import('../pages/inbox')),
              page('/comparisons', () => import('../pages/comparisons')),
              page('/exports', () => import('../pages/exports')),
              page('/settings/:section?', () => import('../pages/settings')),
            ],
          },
          {
            element: <Only roles={managers} />,
            children: [
              page('/bulk-jobs/:jobId', () => import('../pages/bulk-job')),
              page('/connect', () => import('../pages/connect')),
              page('/mails', () => import('../pages/mails')),
              page('/webhooks/:webhookId', () => import('../pages/webhook')),
              page('/audit-log', () => import('../pages/audit-log')),
            ],
          },
          page('*', () => import('../pages/nowhere')),
        ],
      },
    ],
  },
]);
