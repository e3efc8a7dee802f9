import { expect, test } from 'vitest';
import { auditActions, type AuditDetailName } from '../../src/domain/audit.ts';
import type { AuditEntry } from '../../src/db/audit/write-audit.ts';
import { detailName, detailNames } from '../../web/src/audit/detail-words.ts';

test('each detail that the server writes has its word on the pages; what another version wrote stays as it is', () => {
  // A missing word does not compile.
  const words: Record<AuditDetailName, string> = detailNames;
  for (const [name, word] of Object.entries(words)) expect(detailName(name)).toBe(word);
  expect(detailName('somethingOfTomorrow')).toBe('somethingOfTomorrow');
});

test('an entry with an unknown action or with details of another does not compile', () => {
  const who = { accountId: '1', actor: 'cli' };
  // @ts-expect-error misspelt
  const misspelt: AuditEntry = { ...who, action: 'campaign.launch' };
  const entries: AuditEntry[] = [
    // @ts-expect-error without details
    { ...who, action: 'campaign.deleted' },
    // @ts-expect-error of another action
    { ...who, action: 'campaign.deleted', details: { numberId: '1' } },
    // @ts-expect-error too much
    { ...who, action: 'campaign.deleted', details: { name: 'Autumn', phone: '+14155550123' } },
    // @ts-expect-error has none
    { ...who, action: 'campaign.launched', details: { name: 'Autumn' } },
  ];
  expect(auditActions).not.toContain(misspelt.action);
  for (const { action } of entries) expect(auditActions).toContain(action);
});
