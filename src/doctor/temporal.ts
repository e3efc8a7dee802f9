import { isGrpcServiceError } from '@temporalio/client';
import { namespaceExists } from '../temporal/namespace.ts';
import { TemporalSilentError, within } from '../temporal/within.ts';
import { type Check, ok, problem } from './check.ts';
import { whyNot } from './why-not.ts';

const answerMs = 10_000;

/** UNAUTHENTICATED and PERMISSION_DENIED of gRPC. */
const refusals: readonly number[] = [16, 7];

export const temporal: Check = {
  name: 'temporal',
  async run({ temporal: to }) {
    if ('error' in to)
      return [problem(whyNot(to.error), 'Correct the TEMPORAL_... variables, or the file that they name.')];
    const { client, connection, address } = to;
    const { namespace } = client.options;
    try {
      const [info, there] = await within(connection, Date.now() + answerMs, () =>
        Promise.all([client.workflowService.getSystemInfo({}), namespaceExists(client)]),
      );
      const says = `Temporal ${info.serverVersion || '(no version told)'} at ${address}`;
      if (!there)
        return [
          problem(
            `${says} has no namespace "${namespace}"`,
            'Correct TEMPORAL_NAMESPACE; a worker creates one that is missing where its key may.',
          ),
        ];
      return [ok(`${says}, namespace "${namespace}"`)];
    } catch (error) {
      if (isGrpcServiceError(error) && refusals.includes(error.code))
        return [
          problem(
            `${address} refuses us: ${error.details}`,
            'Correct TEMPORAL_API_KEY (a key of Temporal Cloud ends at its date), or the certificate, and what they may do in the namespace.',
          ),
        ];
      const why = error instanceof TemporalSilentError ? 'it does not answer' : whyNot(error);
      return [
        problem(
          `${address} cannot be used: ${why}`,
          'Start it, or correct TEMPORAL_ADDRESS, its TLS or its key. Calls are taken meanwhile; nothing is archived.',
        ),
      ];
    }
  },
};
