import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Router } from 'express';
import serveCompressed from 'express-static-gzip';
import { projectRoot } from '../../project-root.ts';
import { identify } from './request-log.ts';
import { errorsPage, notBuiltPage, referencePage, startScript } from './docs-pages.ts';

/** The build puts the viewer there, compressed. */
const builtViewer = join(projectRoot, 'dist', 'reference');

/** The pages for people who write against the API: the reference, and what every error means. All files are our own. */
export function docs(router: Router, folder = builtViewer): void {
  const send = (path: string, type: string, text: string) =>
    router.get(path, (_req, res) => {
      identify(res, { route: path });
      res.type(type).set('Cache-Control', 'no-cache').send(text);
    });
  router.get('/docs', (_req, res) => {
    identify(res, { route: '/docs' });
    const built = existsSync(join(folder, 'scalar.js'));
    res
      .status(built ? 200 : 503)
      .type('html')
      .set('Cache-Control', 'no-cache')
      .send(built ? referencePage : notBuiltPage);
  });
  send('/docs/errors', 'html', errorsPage);
  send('/docs/start.js', 'js', startScript);
  const assets = serveCompressed(folder, {
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    serveStatic: { maxAge: '1h', index: false, redirect: false },
  });
  router.use(
    '/docs/assets',
    (_req, res, next) => {
      identify(res, { route: '/docs/assets' });
      next();
    },
    assets,
  );
}
