import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';

/** The file that the build made of the workflows. */
export const builtWorkflows: string = join(projectRoot, 'dist', 'workflow-bundle.js');
