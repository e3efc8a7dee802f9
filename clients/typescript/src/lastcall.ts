import { AccountExports } from './account-exports.ts';
import { Calls } from './calls.ts';
import { Campaigns } from './campaigns.ts';
import { Contacts } from './contacts.ts';
import { Events } from './events.ts';
import { Exports } from './exports.ts';
import { Requests } from './requests.ts';

/** Lastcall's API. What has no method of its own here goes by {@link Requests.request}, as fully typed. */
export class Lastcall extends Requests {
  readonly campaigns = new Campaigns(this);
  readonly contacts = new Contacts(this);
  readonly calls = new Calls(this, this.transport);
  readonly exports = new Exports(this);
  readonly events = new Events(this);
  readonly accountExports = new AccountExports(this, this.transport);
}
