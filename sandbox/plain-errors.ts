import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';

/** Says what is wrong with a request, and nothing of how the sandbox is made: no stack, no path. */
export const plainErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof z.ZodError) {
    response.status(400).json({ error: z.prettifyError(error) });
    return;
  }
  const { status = 500, message } = (error ?? {}) as { status?: number; message?: string };
  const theirs = status >= 400 && status < 500;
  response
    .status(theirs ? status : 500)
    .json({ error: theirs ? message : 'something failed in the sandbox' });
};
