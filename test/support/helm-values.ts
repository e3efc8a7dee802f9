import { randomBytes } from 'node:crypto';
import type { Values } from './helm.ts';

/** What nobody else can know. */
export const fewestValues: Values = {
  image: { repository: 'registry.example.org/lastcall' },
  existingSecret: 'lastcall',
  publicUrl: 'https://lastcall.example.org',
  temporal: { address: 'temporal-frontend.temporal:7233' },
  archiveStore: { bucket: 's3://archives/lastcall' },
};

const scaled = { enabled: true, minReplicas: 1, maxReplicas: 9 };

/** Everything switched on: own certificates, an API key, KEDA, ingress, monitoring. */
export const everyValue: Values = {
  ...fewestValues,
  image: {
    repository: 'registry.example.org/lastcall',
    digest: `sha256:${'a'.repeat(64)}`,
    pullSecrets: ['pull'],
  },
  secretVariables: {
    AWS_ACCESS_KEY_ID: { name: 'bucket', key: 'id' },
    AWS_SECRET_ACCESS_KEY: { name: 'bucket', key: 'secret' },
    LASTCALL_MANIFEST_KEY: {},
    LASTCALL_OIDC_CLIENT_SECRET: {},
    LASTCALL_PAYLOAD_KEYS: {},
    LASTCALL_SMTP_URL: {},
    OTEL_EXPORTER_OTLP_HEADERS: {},
    TEMPORAL_API_KEY: { name: 'temporal' },
    TWILIO_ACCOUNT_SID: {},
    TWILIO_AUTH_TOKEN: {},
  },
  settings: {
    ARCHIVE_S3_ENCRYPTION: 'aws:kms',
    ARCHIVE_S3_KMS_KEY_ID: 'key',
    ARCHIVE_S3_PATH_STYLE: false,
    AWS_REGION: 'eu-central-1',
    LASTCALL_CARRIER_RATES: 'twilio=20,vonage=0.5',
    LASTCALL_MAIL_FROM: 'Lastcall <lastcall@example.org>',
    LASTCALL_OIDC_CLIENT_ID: 'lastcall',
    LASTCALL_OIDC_ISSUER: 'https://id.example.org',
    LASTCALL_RATE_CALL_EVENTS: 2_000_000,
    LASTCALL_TASK_QUEUE: 'eu',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
    OTEL_TRACES_SAMPLER_ARG: 0.1,
  },
  temporal: {
    address: 'prod.a1b2c.tmprl.cloud:7233',
    namespace: 'prod.a1b2c',
    tls: {
      enabled: true,
      serverName: 'temporal',
      ca: { secret: 'temporal-ca' },
      client: { secret: 'temporal-client' },
    },
  },
  api: { autoscaling: { enabled: true } },
  workerDefaults: { keda: scaled },
  ingress: { enabled: true, className: 'nginx', tlsSecret: 'lastcall-tls' },
  networkPolicy: {
    apiFrom: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } }],
    metricsFrom: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }],
    extraEgress: [{ ports: [{ protocol: 'TCP', port: 4318 }] }],
  },
  serviceAccount: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/lastcall' } },
  monitoring: {
    podMonitors: { enabled: true, labels: { release: 'prometheus' } },
    rules: { enabled: true, labels: { release: 'prometheus' } },
    dashboard: { enabled: true },
  },
  podAnnotations: { team: 'calls' },
  nodeSelector: { pool: 'calls' },
  tolerations: [{ key: 'calls', operator: 'Exists' }],
  priorityClassName: 'high',
  extraEnv: [{ name: 'NODE_EXTRA_CA_CERTS', value: '/etc/ca/ca.crt' }],
  extraVolumes: [{ name: 'ca', configMap: { name: 'ca' } }],
  extraVolumeMounts: [{ name: 'ca', mountPath: '/etc/ca', readOnly: true }],
};

/** The other way at each fork. */
export const otherValues: Values = {
  ...fewestValues,
  archiveStore: { existingClaim: 'archives' },
  temporal: {
    address: 'temporal:7233',
    tls: { enabled: true, ca: { secret: 'temporal-ca', key: 'ca.pem' } },
  },
  fullnameOverride: 'dialling',
  proxyHops: 2,
  workers: {
    releases: null,
    main: { queues: ['main'], keda: scaled },
    twilio: { queues: ['twilio'], replicas: 3 },
    'main-next': { queues: ['main'], version: '0.3.0', imageTag: '0.3.0', keda: scaled },
    'other-carriers': {
      queues: ['sandbox', 'telnyx', 'bandwidth', 'signalwire', 'plivo', 'vonage'],
      replicas: 1,
    },
  },
  migrate: { enabled: false },
  networkPolicy: { enabled: false },
  disruptionBudgets: { enabled: false },
  serviceAccount: { create: false, name: 'given' },
};

const key = randomBytes(32).toString('base64');

/** A value of each variable that comes from a Secret, so that the program can read the whole. */
export const secretExamples: Record<string, string> = {
  AWS_ACCESS_KEY_ID: 'id',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
  BANDWIDTH_ACCOUNT_ID: '1',
  BANDWIDTH_CLIENT_ID: 'id',
  BANDWIDTH_CLIENT_SECRET: 'secret',
  DATABASE_URL: 'postgres://lastcall:of-our-own@postgres:5432/lastcall',
  LASTCALL_AUTH_SECRET: 'x'.repeat(32),
  LASTCALL_MANIFEST_KEY: '',
  LASTCALL_OIDC_CLIENT_SECRET: 'secret',
  LASTCALL_PAYLOAD_KEYS: `k1:${key}`,
  LASTCALL_SECRET_KEYS: `k1:${key}`,
  LASTCALL_SMTP_URL: 'smtps://mail.example.org',
  OTEL_EXPORTER_OTLP_HEADERS: 'Authorization=Bearer%20secret',
  TEMPORAL_API_KEY: 'key',
  TWILIO_ACCOUNT_SID: 'AC1',
  TWILIO_AUTH_TOKEN: 'token',
};
