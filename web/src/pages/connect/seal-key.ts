const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' };

/** Whether this browser encrypts here: it does so only on pages that came over HTTPS or from this machine. */
export const canSeal = () => window.isSecureContext;

/** The code that the terminal shows of the same public key. */
export async function codeOf(publicKey: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(publicKey)));
  const digits = Array.from(hash.slice(0, 4), (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** Makes what encrypts a secret for the program that has the private half alone, as base64url. */
export async function sealFor(publicKey: string): Promise<(secret: string) => Promise<string>> {
  const bytes = Uint8Array.from(atob(publicKey.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
    char.charCodeAt(0),
  );
  const key = await crypto.subtle.importKey('spki', bytes, algorithm, false, ['encrypt']);
  return async (secret) => {
    const sealed = await crypto.subtle.encrypt(algorithm, key, new TextEncoder().encode(secret));
    const text = btoa(String.fromCharCode(...new Uint8Array(sealed)));
    return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  };
}
