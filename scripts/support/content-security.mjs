/** The Content-Security-Policy of a page: only its own scripts, by hash or by file. Nothing from elsewhere, nothing evaluated. */
import { createHash } from 'node:crypto';

const script = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;
const isData = (attributes) => /\btype\s*=\s*["']?(application\/(ld\+)?json|text\/template)/i.test(attributes);

/** The hashes of a page's inline scripts, as CSP writes them. @param {string} html @returns {string[]} */
export function hashesOf(html) {
  const hashes = new Set();
  for (const [, attributes, text] of html.matchAll(script)) {
    if (/\bsrc\s*=/i.test(attributes) || isData(attributes)) continue;
    hashes.add(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  }
  return [...hashes].sort();
}

/** `wasm-unsafe-eval` is for the search, which is WebAssembly; inline styles are for the code blocks and the portal's kit. @param {string} html @returns {string} */
export const policyFor = (html) =>
  [
    "default-src 'self'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...hashesOf(html)].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');

/** The page with its policy, before the first script. @param {string} html @returns {string} */
export function withPolicy(html) {
  const tag = `<meta http-equiv="content-security-policy" content="${policyFor(html)}">`;
  const charset = /<meta charset=[^>]*>/i.exec(html);
  if (charset) return html.replace(charset[0], () => charset[0] + tag);
  if (/<head>/i.test(html)) return html.replace(/<head>/i, (head) => head + tag);
  return html; // A page that only redirects has no head of ours and no scripts.
}
