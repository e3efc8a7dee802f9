/**
 * The one catalogue of errors that users and dialers can meet: a stable code, an HTTP status, and a message that says
 * what to do next. `{name}` in a message is filled from the error's parameters.
 */
export const catalogue = {
  invalid_request: { status: 400, message: 'The request is not valid: {problem}.' },
  unauthenticated: { status: 401, message: 'Send a valid API key as "Authorization: Bearer lc_...".' },
  forbidden: {
    status: 403,
    message: 'Your role ({role}) may not do this; ask an owner or admin of your account.',
  },
  not_found: { status: 404, message: 'There is no {what} with this id in your account.' },
  campaign_not_launched: {
    status: 409,
    message: 'This campaign is a draft; launch it first (POST /v1/campaigns/{campaignId}/launch).',
  },
  campaign_already_launched: {
    status: 409,
    message: 'This campaign was launched before; only its end date can still be changed.',
  },
  campaign_archived: {
    status: 409,
    message: 'This campaign is archived, which cannot be undone. Clone it to go on calling.',
  },
  internal: {
    status: 500,
    message: 'Something failed on our side; try again, and tell us the request id {requestId}.',
  },
  database_unavailable: {
    status: 503,
    message: 'The database cannot be reached right now; try again in a moment.',
  },
} as const;

export type ErrorCode = keyof typeof catalogue;

/** An error of the catalogue. */
export class LastcallError extends Error {
  override readonly name = 'LastcallError';
  readonly code: ErrorCode;
  readonly status: number;
  /** Further members of the problem document, such as the refused event ids. */
  readonly details: Record<string, unknown>;

  constructor(code: ErrorCode, params: Record<string, string> = {}, details: Record<string, unknown> = {}) {
    super(catalogue[code].message.replace(/\{(\w+)\}/g, (_, key: string) => params[key] ?? ''));
    this.code = code;
    this.status = catalogue[code].status;
    this.details = details;
  }
}
