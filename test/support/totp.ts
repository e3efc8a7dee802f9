import { createOTP } from '@better-auth/utils/otp';
import { base32 } from '@better-auth/utils/base32';

const stepMs = 30_000;

/** An authenticator app, with the secret of its QR code. */
export function authenticator(uri: string) {
  const secret = new TextDecoder().decode(base32.decode(new URL(uri).searchParams.get('secret') ?? ''));
  const otp = createOTP(secret);
  return {
    /** The code of now, or of so many steps of 30 s later. */
    code: (later = 0): Promise<string> => otp.hotp(Math.floor(Date.now() / stepMs) + later),
  };
}
