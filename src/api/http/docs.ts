import type { Router } from 'express';
import swaggerUi from 'swagger-ui-dist';
import { catalogue, type ErrorCode } from '../../errors.ts';
import { titleOf } from './problem.ts';
import { identify } from './request-log.ts';

const assets = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const page = (title: string, head: string, body: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="/docs/assets/favicon-32x32.png">
    ${head}
  </head>
  <body>${body}</body>
</html>
`;

const reference = page(
  'Lastcall API',
  '<link rel="stylesheet" href="/docs/assets/swagger-ui.css">',
  `<div id="reference"></div>
    <script src="/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>`,
);

// A file of its own, since the content security policy allows no script inside the page.
const start = `SwaggerUIBundle({
  url: '/v1/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  tryItOutEnabled: true,
});
`;

const errors = page(
  'Lastcall API: errors',
  '<style>body { font: 1rem/1.5 system-ui; max-width: 48rem; margin: 2rem auto; padding: 0 1rem }</style>',
  `<h1>Errors</h1>
    ${Object.entries(catalogue)
      .map(
        ([code, { status, message }]) =>
          `<h2 id="${code}">${titleOf(code as ErrorCode)}</h2>
    <p><code>${code}</code>, HTTP ${status}</p>
    <p>${message.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`,
      )
      .join('\n    ')}`,
);

/** The pages for people who write against the API: the reference, and what every error means. All files are our own. */
export function docs(router: Router): void {
  const send = (path: string, type: string, text: string) =>
    router.get(path, (_req, res) => {
      identify(res, { route: path });
      res.type(type).set('Cache-Control', 'no-cache').send(text);
    });
  send('/docs', 'html', reference);
  send('/docs/errors', 'html', errors);
  send('/docs/start.js', 'js', start);
  const root = swaggerUi.getAbsoluteFSPath();
  for (const asset of assets) {
    router.get(`/docs/assets/${asset}`, (_req, res) => {
      identify(res, { route: '/docs/assets' });
      res.sendFile(asset, { root, maxAge: '1h' });
    });
  }
}
