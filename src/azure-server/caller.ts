/** Who asks: the name in a bearer token. Nothing is verified, for there is nothing to protect; who may do what is the policy's matter. */
import * as z from 'zod/mini';

/** Asks where a token names nobody. */
export const defaultCaller = 'crossconnect-user';

const claimsSchema = z.object({
  oid: z.optional(z.string()),
  appid: z.optional(z.string()),
  upn: z.optional(z.string()),
  sub: z.optional(z.string()),
});

function claimsOf(token: string): z.infer<typeof claimsSchema> {
  const [, payload = ''] = token.split('.');
  try {
    const claims = claimsSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return claims.success ? claims.data : {};
  } catch {
    return {}; // Not a JWT: any token is a token.
  }
}

/** What may stand in a header. */
const isPlain = (name: string | undefined): name is string => name !== undefined && /^[\x21-\x7e]{1,200}$/.test(name);

const known = new Map<string, string>();

/** The caller of a bearer token: its `oid`, `appid`, `upn` or `sub`, the first that is there. */
export function callerOf(token: string): string {
  const before = known.get(token);
  if (before !== undefined) return before;
  const { oid, appid, upn, sub } = claimsOf(token);
  const caller = [oid, appid, upn, sub].find(isPlain) ?? defaultCaller;
  // A client keeps its token for an hour; nobody has a thousand of them at once.
  if (known.size > 1000) known.clear();
  known.set(token, caller);
  return caller;
}
