import { resolveNginxExecutable } from '../../dev/nginx/executable.ts';
import { runNginx } from '../../dev/nginx/run.ts';
import { freePort } from '../../dev/ports.ts';
import type { ServerProcess } from '../../dev/server-process.ts';
import type { ClusterTls } from '../../dev/temporal/cluster/node-config.ts';

/**
 * Stands before a Temporal server as Temporal Cloud's front does: TLS, and nobody gets in without an API key, who is told so as gRPC
 * tells it (status 16, https://grpc.io/docs/guides/status-codes/).
 */
export async function startKeyGate(options: {
  folder: string;
  tls: ClusterTls;
  keys: readonly string[];
  /** `host:port` of the server. */
  behind: string;
}): Promise<{ address: string; server: ServerProcess }> {
  const { folder, tls, keys, behind } = options;
  const executable = await resolveNginxExecutable({ progress: console.log });
  const port = await freePort();
  const http = `map $http_authorization $known {
    default 0;
    ${keys.map((key) => `"Bearer ${key}" 1;`).join('\n    ')}
  }
  server {
    listen 127.0.0.1:${port} ssl http2;
    ssl_certificate ${tls.certFile};
    ssl_certificate_key ${tls.keyFile};
    client_max_body_size 0;
    error_page 401 = @refused;
    location / {
      if ($known = 0) { return 401; }
      grpc_read_timeout 300s;
      grpc_pass grpc://${behind};
    }
    location @refused {
      default_type application/grpc;
      add_header grpc-status 16 always;
      add_header grpc-message "Request unauthorized." always;
      return 204;
    }
  }`;
  const server = await runNginx({ executable, folder, http });
  return { address: `127.0.0.1:${port}`, server };
}
