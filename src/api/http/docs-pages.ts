import { catalogue, type ErrorCode } from '../../errors.ts';
import { titleOf } from './problem.ts';

// The colours and the height are the viewer's own, which knows of the bar by the property.
const style = `
      :root { color-scheme: light; --scalar-custom-header-height: 44px }
      :root[data-mantine-color-scheme=dark] { color-scheme: dark }
      body { margin: 0; background: light-dark(#fff, #0f0f0f); color: light-dark(#1b1b1b, #e7e7e7) }
      header { position: sticky; top: 0; z-index: 1000; display: flex; gap: 1.5rem; align-items: center; height: 44px;
        box-sizing: border-box; padding: 0 1rem; font: 0.9rem system-ui;
        background: light-dark(#fff, #0f0f0f); border-bottom: 1px solid light-dark(#e7e7e7, #2d2d2d) }
      header a { color: inherit }
      body > main { font: 1rem/1.5 system-ui; max-width: 48rem; margin: 2rem auto; padding: 0 1rem }
      body > main h2 { scroll-margin-top: 60px }`;

const page = (title: string, body: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" type="image/svg+xml" href="/icon.svg">
    <!-- The pages' own: light or dark as they are. -->
    <script src="/color-scheme.js"></script>
    <style>${style}
    </style>
  </head>
  <body>
    <header>
      <a href="/">Back to Lastcall</a>
      <a href="/docs">API reference</a>
      <a href="/docs/errors">Errors</a>
      <a href="/v1/openapi.json">OpenAPI document</a>
    </header>
    ${body}
  </body>
</html>
`;

export const referencePage = page(
  'Lastcall API',
  `<div id="reference"></div>
    <script src="/docs/assets/scalar.js"></script>
    <script src="/docs/start.js"></script>`,
);

export const notBuiltPage = page(
  'Lastcall API',
  `<main>The viewer is not built yet: run <code>npm run build</code>, then load this page again.
    <a href="/v1/openapi.json">The document itself</a> is there.</main>`,
);

const configuration = {
  url: '/v1/openapi.json',
  // Nothing of this page asks another host for anything.
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never',
  // The keys that somebody tries are forgotten with the page.
  persistAuth: false,
  hideDarkModeToggle: true,
  documentDownloadType: 'json',
  authentication: { preferredSecurityScheme: 'apiKey' },
  defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
};

/** A file of its own, since the content security policy allows no script inside the page. */
export const startScript = `Scalar.createApiReference('#reference', {
  ...${JSON.stringify(configuration)},
  forceDarkModeState: document.documentElement.dataset.mantineColorScheme ?? 'light',
});
`;

export const errorsPage = page(
  'Lastcall API: errors',
  `<main>
    <h1>Errors</h1>
    ${Object.entries(catalogue)
      .map(
        ([code, { status, message }]) =>
          `<h2 id="${code}">${titleOf(code as ErrorCode)}</h2>
    <p><code>${code}</code>, HTTP ${status}</p>
    <p>${message.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`,
      )
      .join('\n    ')}
    </main>`,
);
