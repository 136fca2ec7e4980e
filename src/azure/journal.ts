/** The journal: every write that came through the door, refused ones too. With a snapshot it is all that replay needs. */
import * as z from 'zod/mini';
import { isJson } from './media-type.ts';

export const journalEntry = z.object({
  /** The number from which ids, keys and ETags of this write are worked out. */
  n: z.int(),
  /** Virtual milliseconds at which it was served. */
  at: z.number(),
  actor: z.string(),
  method: z.string(),
  url: z.string(),
  body: z.optional(z.string()),
  /** Only the headers that decide: If-Match, If-None-Match, and Content-Type where it is not JSON. */
  headers: z.record(z.string(), z.string()),
  status: z.int(),
});

export type JournalEntry = z.infer<typeof journalEntry>;

/** The header that says who asks. */
export const actorHeader = 'x-ms-client-principal-name';

const deciding = ['if-match', 'if-none-match'];

/** The headers of a request that decide what it does. */
export function decidingHeaders(headers: Headers): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of deciding) {
    const value = headers.get(name);
    if (value !== null) found[name] = value;
  }
  const contentType = headers.get('content-type');
  if (contentType !== null && !isJson(contentType)) found['content-type'] = contentType;
  return found;
}

/** The request that an entry stands for. */
export const requestOf = (entry: JournalEntry): Request =>
  new Request(entry.url, {
    method: entry.method,
    headers: { ...entry.headers, [actorHeader]: entry.actor },
    body: entry.body ?? null,
  });
