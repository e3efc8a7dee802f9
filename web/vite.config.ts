import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['LASTCALL_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    // Charts come in a chunk of their own, which is loaded where one is shown.
    chunkSizeWarningLimit: 800,
    // Most licences ask that their text goes with what is made of the package: the pages have them at /licences.md.
    license: { fileName: 'licences.md' },
    rolldownOptions: {
      output: {
        // What several pages need comes as one file: forty small ones cost a slow line more than they save.
        // Not what is only loaded when it is needed, however many pages may come to need it.
        codeSplitting: {
          groups: [
            {
              name: 'shared',
              minShareCount: 6,
              test: /^(?!.*(?:recharts|better-auth|better-fetch|nanostores|src\/api\/auth))/,
            },
          ],
        },
      },
    },
  },
  server: {
    // For work on the pages: Vite serves them, a running Lastcall answers. The origin is the API's own, so that its
    // checks of where a request comes from hold here too.
    proxy: Object.fromEntries(
      ['/v1', '/auth', '/docs'].map((path) => [
        path,
        { target: api, changeOrigin: true, headers: { origin: api } },
      ]),
    ),
  },
});
