const loopback = ['127.0.0.1', 'localhost', '[::1]'];

export const isLoopback = (url: string): boolean => loopback.includes(new URL(url).hostname);

/** Where the pages are: the public address, and for one on this machine its other names. */
export function trustedOrigins(publicUrl: string): string[] {
  const { origin } = new URL(publicUrl);
  if (!isLoopback(publicUrl)) return [origin];
  return loopback.map((hostname) => {
    const url = new URL(publicUrl);
    url.hostname = hostname;
    return url.origin;
  });
}
