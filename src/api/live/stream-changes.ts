import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { Role } from '../../domain/roles.ts';
import { LastcallError } from '../../errors.ts';
import type { Change } from '../../live/change.ts';
import { authenticate, type Principal, requireRole } from '../http/authenticate.ts';
import { identify } from '../http/request-log.ts';
import type { Services } from '../http/services.ts';

/** Who may watch; callers only their own assignments. */
export const watchers = ['owner', 'admin', 'moderator', 'caller'] as const satisfies readonly Role[];

const heartbeatMs = 20_000;
const retryMs = 2_000;
/** Who comes when there is no place. */
const comeAgainMs = 30_000;
/** A client that leaves so much unread is let go; it comes again and asks for everything. */
const mostUnreadBytes = 256 * 1024;
const listeningBoundMs = 2_000;

/**
 * Tells a client of changes until it leaves, may not watch any more, or the server stops. Who watches is asked again
 * with every heartbeat, so that a revoked key or session ends its streams within 20 s.
 */
export async function streamChanges(
  services: Services,
  principal: Principal,
  req: Request,
  res: Response,
): Promise<void> {
  const { live, config, places } = services;
  const closed = new Promise<void>((resolve) => res.once('close', resolve));
  identify(res, { openEnded: true });
  const own = req.method === 'HEAD' ? null : places.streamsOfOne.tryTake(principal.actor);
  const place = own && places.streams.tryTake(principal.accountId);
  if (!place) {
    own?.();
    open(res, { retryInMs: comeAgainMs, missed: true });
    return void res.end();
  }

  let opened = false;
  const subscriber = {
    watcher: principal,
    tell: (change: Change) => {
      // What changes before the client hears that it is connected, it will ask for anyway.
      if (opened) tell(res, change);
    },
    // Broken off before it began, it is tried again; ended, a browser would take it for a refusal.
    end: () => void (opened ? res.end() : res.destroy()),
  };
  const leave = live.changes.subscribe(subscriber);
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      live.changes.listening(),
      closed,
      sleep(listeningBoundMs, undefined, { ref: false }),
    ]);
    open(res, { retryInMs: retryMs, missed: req.get('last-event-id') !== undefined });
    opened = true;
    timer = setInterval(
      () => void beat(services, principal, subscriber, req, res),
      config.changesHeartbeatMs ?? heartbeatMs,
    );
    await closed;
  } finally {
    clearInterval(timer);
    leave();
    place();
    own();
  }
}

function open(res: Response, { retryInMs, missed }: { retryInMs: number; missed: boolean }): void {
  if (res.writableEnded || res.destroyed) return;
  res.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    // nginx would hold events back.
    'X-Accel-Buffering': 'no',
  });
  // With an id, so that a client that comes again says so: what it missed meanwhile it has to ask for.
  res.write(`retry: ${retryInMs}\nid: 0\n\n`);
  if (missed) tell(res, { topic: 'resync' });
}

function tell(res: Response, change: Change): void {
  if (res.writableEnded || res.destroyed) return;
  if (res.writableLength > mostUnreadBytes) res.destroy();
  else res.write(`event: change\ndata: ${JSON.stringify(change)}\n\n`);
}

async function beat(
  { db, identity }: Services,
  principal: Principal,
  subscriber: { watcher: Principal },
  req: Request,
  res: Response,
): Promise<void> {
  try {
    const now = await authenticate({ sql: db.sql, identity }, req, null);
    requireRole(now, watchers);
    if (now.accountId !== principal.accountId) return void res.end();
    subscriber.watcher = now;
    if (!res.writableEnded && !res.destroyed) res.write(': still here\n\n');
  } catch (error) {
    // A database that is away has refused nobody.
    if (error instanceof LastcallError) res.end();
  }
}
