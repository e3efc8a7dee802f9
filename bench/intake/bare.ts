/** What the intake is held against: a server that parses the same body and answers as much, without a database. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';

const answer = { recorded: 1, duplicates: 0, refused: [], lastDialAt: '2026-11-23T18:00:00.000Z' };

const servers: Record<string, () => Server> = {
  express() {
    const app = express();
    app.post('/v1/campaigns/:campaignId/call-events', express.json({ limit: '16mb' }), (_req, res) => {
      res.json(answer);
    });
    return createServer(app);
  },
  http: () =>
    createServer((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () => {
        JSON.parse(Buffer.concat(chunks).toString());
        res.setHeader('content-type', 'application/json');
        res.end(JSON.stringify(answer));
      });
    }),
};

const start = servers[process.argv[2] ?? ''];
if (!start) throw new Error(`one of ${Object.keys(servers).join(', ')}`);
const server = start().listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.once('disconnect', () => {
  server.close();
  server.closeAllConnections();
});
