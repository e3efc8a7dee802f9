import { expect, test } from 'vitest';
import { accountExportKinds, columnsOf } from '../../../src/domain/account-exports.ts';
import { columnsOf as shown } from '../../../web/src/pages/exports/account/columns.ts';

test.each(accountExportKinds)('the pages offer the columns of %s that the server has', (kind) => {
  expect(shown[kind]).toEqual(columnsOf(kind));
});
