import { answer, api } from '../../../api/client';
import { fromNow } from '../../../ui/format';
import { Revoke } from '../revoke';
import type { CallSource } from './sources-query';

/** Asks before a source stops taking calls. */
export function RevokeSource(props: { source: CallSource; opened: boolean; onClose: () => void }) {
  const { source, ...dialog } = props;
  const { id: callSourceId, name, lastUsedAt } = source;
  return (
    <Revoke
      {...dialog}
      name={name}
      change="call_source"
      send={() =>
        answer(api.DELETE('/v1/call-sources/{callSourceId}', { params: { path: { callSourceId } } }))
      }
    >
      Its address stops working immediately, for good, and its secret is forgotten. Calls that are reported
      there keep no campaign alive any more.{' '}
      {lastUsedAt === null ? 'Nothing ever came.' : `Something came last ${fromNow(lastUsedAt)}.`}
    </Revoke>
  );
}
