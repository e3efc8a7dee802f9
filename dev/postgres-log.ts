/**
 * A Postgres that writes no data to its log. A failing statement is logged with the values in it, its detail quotes the
 * row, and the message itself may quote a value. So errors of statements are not logged at all: whoever sent the
 * statement hears of them, and our own log has their code. What concerns the server is logged as before.
 */
export const logWithoutData = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
} as const;
