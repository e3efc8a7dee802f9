import { z } from 'zod';
import { schemaIsCurrent } from '../../db/schema-version.ts';
import { defineRoute, type Route } from './route.ts';
import type { Services } from './services.ts';

const tag = 'Operations';

const readiness = z
  .object({
    status: z.enum(['ready', 'degraded', 'not_ready']),
    database: z.enum(['up', 'down']),
    migrations: z.enum(['done', 'missing', 'unknown']),
    temporal: z.enum(['up', 'down', 'namespace_missing']).meta({
      description:
        'Whether it answers and has the namespace. Not needed to take calls, launch and archive: what it has to do waits in the database.',
    }),
  })
  .meta({ id: 'Readiness' });

export function healthRoutes({ db, temporal }: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/health',
      operationId: 'getHealth',
      summary: 'Whether the process lives',
      tag,
      roles: 'anyone',
      responses: {
        200: {
          description: 'It does.',
          body: z.object({ status: z.literal('alive') }).meta({ id: 'Health' }),
        },
      },
      async handle() {
        return { status: 200, body: { status: 'alive' } } as const;
      },
    }),
    defineRoute({
      method: 'get',
      path: '/ready',
      operationId: 'getReadiness',
      summary: 'Whether requests can be served',
      tag,
      roles: 'anyone',
      responses: {
        200: {
          description: 'Ready, or degraded because Temporal is away or lacks the namespace.',
          body: readiness,
        },
        503: { description: 'Not ready.', body: readiness },
      },
      async handle() {
        const [migrations, standing] = await Promise.all([
          schemaIsCurrent(db.sql).then(
            (current) => (current ? ('done' as const) : ('missing' as const)),
            () => 'unknown' as const,
          ),
          temporal.standing(),
        ]);
        const database = migrations === 'unknown' ? ('down' as const) : ('up' as const);
        const status = migrations !== 'done' ? 'not_ready' : standing === 'up' ? 'ready' : 'degraded';
        return {
          status: status === 'not_ready' ? 503 : 200,
          body: { status, database, migrations, temporal: standing },
        } as const;
      },
    }),
  ];
}
