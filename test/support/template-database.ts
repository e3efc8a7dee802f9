/** The database that is migrated once for a run of the tests and then copied for each file. */
export const TEMPLATE_DATABASE = 'lastcall_template';
