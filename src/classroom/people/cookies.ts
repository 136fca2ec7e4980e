/** The cookies of learners: one for each class, so that one browser may be in several. */

const prefix = 'crossconnect-seat-';
/** As long as a class may be looked at again; the server forgets its side with the class. */
const seconds = 180 * 86_400;

/** Whether a request came through TLS. Behind a proxy the address was put right before (see `behindProxy`). */
export const isSecure = (request: Request): boolean => new URL(request.url).protocol === 'https:';

/** `Set-Cookie` for the secret of a seat; without a secret, one that removes it. `Secure` only behind TLS, since browsers refuse it elsewhere. */
export function seatCookie(request: Request, inClass: string, secret: string | undefined): string {
  const name = `${prefix}${encodeURIComponent(inClass)}`;
  const age = secret === undefined ? 0 : seconds;
  return `${name}=${secret ?? ''}; Path=/; Max-Age=${String(age)}; HttpOnly; SameSite=Lax${isSecure(request) ? '; Secure' : ''}`;
}

/** The secrets that a request brings, by class. At most 50 are read. */
export function seatSecrets(request: Request): Map<string, string> {
  const found = new Map<string, string>();
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [name = '', value = ''] = pair.trim().split('=', 2);
    if (!name.startsWith(prefix) || !/^[\w-]{22}$/.test(value) || found.size >= 50) continue;
    try {
      found.set(decodeURIComponent(name.slice(prefix.length)), value);
    } catch {
      // A name that we never wrote.
    }
  }
  return found;
}
