import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import type { ClusterTls } from '../../dev/temporal/cluster/node-config.ts';

const serverName = 'temporal.lastcall.example';
const options = { keyType: 'ec', algorithm: 'sha256' } as const;

/** Somebody who signs certificates, and a certificate of theirs that servers and clients may show. */
export async function makeCertificates(folder: string): Promise<ClusterTls> {
  const ca = await generate([{ name: 'commonName', value: 'Lastcall tests' }], {
    ...options,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, digitalSignature: true, critical: true },
    ],
  });
  const own = await generate([{ name: 'commonName', value: serverName }], {
    ...options,
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: serverName }] },
    ],
  });
  const file = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text, { mode: 0o600 });
    return path;
  };
  return {
    caFile: await file('ca.pem', ca.cert),
    certFile: await file('own.pem', own.cert),
    keyFile: await file('own.key', own.private),
    serverName,
  };
}
