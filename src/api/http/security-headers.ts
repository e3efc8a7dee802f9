import helmet from 'helmet';

// Lastcall also runs on plain HTTP within a local network, where an upgrade would break every page.
export const securityHeaders = helmet({
  frameguard: { action: 'deny' },
  contentSecurityPolicy: {
    directives: {
      upgradeInsecureRequests: null,
      connectSrc: ["'self'"],
      fontSrc: ["'self'", 'data:'],
      frameAncestors: ["'none'"],
      // The pages' components set styles on elements.
      styleSrc: ["'self'", "'unsafe-inline'"],
    },
  },
});
