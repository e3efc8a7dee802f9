import type { Config } from '../config.ts';
import { authSecretFromFile } from '../secrets/key-file.ts';

/** The configuration with the secret that signs the cookies: the one that is given, else the one that the file keeps. */
export async function withAuthSecret(config: Config): Promise<Config> {
  const { authSecret, authSecretFile } = config;
  if (authSecret !== null || authSecretFile === null) return config;
  return { ...config, authSecret: await authSecretFromFile(authSecretFile) };
}
