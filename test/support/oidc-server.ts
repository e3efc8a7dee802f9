import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface OidcUser {
  sub: string;
  email: string;
  email_verified: boolean;
  name: string;
}

export interface TestOidc {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who is at the keyboard: the next sign-in is theirs, without a page that asks. */
  user: OidcUser;
  /** Whether the answer to a code lacks the ID token; all else is as it should be. */
  withoutIdToken: boolean;
  close(): Promise<void>;
}

/** A real OpenID provider on this machine, for one client whose redirect address is told later. */
export async function startOidc(redirectUri: () => string, port = 0): Promise<TestOidc> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const oidc: TestOidc = {
    issuer,
    clientId: 'lastcall',
    clientSecret: 'a secret of the client',
    user: { sub: 'nobody', email: 'nobody@riverside.example', email_verified: true, name: 'Nobody' },
    withoutIdToken: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  let listening: ((...args: Parameters<ReturnType<Provider['callback']>>) => unknown) | undefined;
  // The provider is made at the first request: only then the API's address is known.
  server.on('request', (req, res) => {
    listening ??= provider(oidc, redirectUri()).callback();
    void listening(req, res);
  });
  return oidc;
}

function provider(oidc: TestOidc, redirectUri: string): Provider {
  const made = new Provider(oidc.issuer, {
    clients: [{ client_id: oidc.clientId, client_secret: oidc.clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // Into the ID token, as most providers do.
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of the test'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...oidc.user, sub }) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  });
  made.use(async (ctx, next) => {
    await next();
    if (oidc.withoutIdToken && ctx.path === '/token') delete (ctx.body as { id_token?: string }).id_token;
  });
  made.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/interaction/')) return next();
    const { params } = await made.interactionDetails(ctx.req, ctx.res);
    const grant = new made.Grant({ accountId: oidc.user.sub, clientId: String(params['client_id']) });
    grant.addOIDCScope('openid email profile');
    const grantId = await grant.save();
    ctx.respond = false;
    await made.interactionFinished(ctx.req, ctx.res, {
      login: { accountId: oidc.user.sub },
      consent: { grantId },
    });
  });
  return made;
}
