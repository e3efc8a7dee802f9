import { answer, api } from '../../../api/client';
import { type ApiKey } from '../../../people/api-keys-query';
import { fromNow } from '../../../ui/format';
import { Revoke } from '../revoke';

/** Asks before a key stops working. */
export function RevokeKey(props: { apiKey: ApiKey; opened: boolean; onClose: () => void }) {
  const { apiKey, ...dialog } = props;
  const { id: keyId, name, prefix, lastUsedAt } = apiKey;
  return (
    <Revoke
      {...dialog}
      name={name}
      change="api_key"
      send={() => answer(api.DELETE('/v1/api-keys/{keyId}', { params: { path: { keyId } } }))}
    >
      The key {prefix}… stops working immediately, for good. Whatever uses it is refused.{' '}
      {lastUsedAt === null ? 'It was never used.' : `It was last used ${fromNow(lastUsedAt)}.`}
    </Revoke>
  );
}
