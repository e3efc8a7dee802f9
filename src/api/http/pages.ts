import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, type Router } from 'express';
import serveCompressed from 'express-static-gzip';
import { projectRoot } from '../../project-root.ts';
import { identify } from './request-log.ts';

const builtPages = join(projectRoot, 'dist', 'web');

/** What is never a page of ours, whatever the browser would like to have. */
const elsewhere = /^\/(v1|auth|docs|health|ready|assets)(\/|$)/;

const notBuilt = `<!doctype html>
<html lang="en"><title>Lastcall</title>
<p>The pages are not built yet: run <code>npm run build</code>, then load this page again. <a href="/docs">The API</a> works.</p>
</html>
`;

/**
 * What the pages load, compressed as the browser understands it. The policies of documents say nothing about these files
 * and are longer than many of them, so they are served before those headers are set.
 */
export function pageAssets(router: Router, folder = builtPages): void {
  // Vite names these files after what is in them.
  const assets = serveCompressed(join(folder, 'assets'), {
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    serveStatic: {
      immutable: true,
      maxAge: '1y',
      index: false,
      redirect: false,
      setHeaders: (res) => void res.setHeader('X-Content-Type-Options', 'nosniff'),
    },
  });
  router.use('/assets', named('/assets'), assets);
}

/** The pages that Vite has built. Every address that is nothing else is theirs: they find their way by it themselves. */
export function pages(router: Router, folder = builtPages): void {
  router.use(express.static(folder, { index: false, redirect: false, cacheControl: false }));
  router.get('/{*path}', (req, res, next) => {
    if (elsewhere.test(req.path) || req.accepts(['json', 'html']) !== 'html') return next();
    identify(res, { route: 'page' });
    res.set('Cache-Control', 'no-cache').vary('Accept');
    const index = join(folder, 'index.html');
    if (existsSync(index)) return res.sendFile(index, { cacheControl: false });
    return res.status(503).type('html').send(notBuilt);
  });
}

const named =
  (route: string): RequestHandler =>
  (_req, res, next) => {
    identify(res, { route });
    next();
  };
