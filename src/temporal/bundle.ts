import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';

/**
 * Bundles the workflows into the one script that workers run, so that all workers of a release run the same code
 * and start without a bundler.
 * @param workflowsPath file that exports every workflow: workflows/index.ts, or what it is built into
 * @throws Error when workflow code imports what is not deterministic
 */
export async function bundleWorkflows(workflowsPath: string): Promise<{ code: string }> {
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    payloadConverterPath: beside(workflowsPath, 'payload-converter'),
    workflowInterceptorModules: [beside(workflowsPath, 'tracing')],
    logger: silentLogger,
  });
  return { code };
}

const beside = (path: string, name: string) => join(dirname(path), `${name}${extname(path)}`);

/** Bundles `workflowsPath` into the file `target`, which is replaced in one step. */
export async function writeBundle(workflowsPath: string, target: string): Promise<void> {
  const { code } = await bundleWorkflows(workflowsPath);
  const draft = `${target}.${process.pid}`;
  await mkdir(dirname(target), { recursive: true });
  await writeFile(draft, code);
  await rename(draft, target);
}

// webpack's size table says nothing a reader of the build needs; its errors are thrown.
const silent = () => undefined;
const silentLogger = { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: silent };
