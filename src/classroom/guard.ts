/** Headers that every answer of the class server carries, and that say to browsers what an answer of data may never do. */

const always = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** Half a year, without other names of the same domain: this server does not speak for them. */
const hsts = 'max-age=15552000';

/** The answer with the headers; `isSecure` when it goes through TLS. */
export function guarded(answer: Response, isSecure: boolean): Response {
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(always)) if (!headers.has(name)) headers.set(name, value);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  if (isSecure) headers.set('strict-transport-security', hsts);
  const { status, statusText, body } = answer;
  return new Response(body, { status, statusText, headers });
}
