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

/** The headers of the request that an entry stands for. */
export const headersOf = ({ headers, actor }: JournalEntry): Record<string, string> => ({
  ...headers,
  [actorHeader]: actor,
});

/** The request that an entry stands for. */
export const requestOf = (entry: JournalEntry): Request =>
  new Request(entry.url, { method: entry.method, headers: headersOf(entry), body: entry.body ?? null });

/** What a refused write was told. It is no part of the journal, since it follows from it. */
export interface Told {
  code: string;
  message: string;
}

const refusals = new WeakMap<JournalEntry, Told>();

export const refusalOf = (entry: JournalEntry): Told | undefined => refusals.get(entry);

export const keepRefusal = (entry: JournalEntry, told: Told): void => {
  refusals.set(entry, told);
};
