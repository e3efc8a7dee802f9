import { changeTopics } from '../../live/change.ts';
import { defineRoute, type Route, streamed } from '../http/route.ts';
import { streamChanges, watchers } from './stream-changes.ts';
import type { Services } from '../http/services.ts';

export function changeRoutes(services: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/changes',
      operationId: 'watchChanges',
      summary: 'Watch what changes in the account',
      description:
        'Server-sent events, for as long as the client stays. Each is named `change`; its data is ' +
        `\`{topic, id?, status?}\` with a topic of ${changeTopics.map((topic) => `\`${topic}\``).join(', ')} and the id of ` +
        'the campaign or bulk job. It says what to ask for again, not what is new; after `resync` that is everything. ' +
        'Callers are told of their own assignments only.',
      tag: 'Changes',
      roles: watchers,
      responses: {
        200: {
          description: 'The stream.',
          contentTypes: ['text/event-stream'],
          examples: {
            'text/event-stream':
              'event: change\ndata: {"topic":"campaign","id":"019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11","status":"archived"}\n\n',
          },
        },
      },
      async handle({ principal, req, res }) {
        await streamChanges(services, principal, req, res);
        return streamed;
      },
    }),
  ];
}
