/** What Azure was asked to do and what became of it: the notifications. Kept in the host's memory, so a reload loses none. */
import * as z from 'zod/mini';
import type { PortalHost } from '#src/portal/host.ts';
import type { Refused } from '#src/portal/request.ts';

const refused = z.object({
  status: z.number(),
  code: z.string(),
  message: z.string(),
  target: z.exactOptional(z.string()),
  fact: z.exactOptional(z.string()),
});

const operation = z.object({
  key: z.string(),
  title: z.string(),
  /** The id of the resource it is about. */
  resource: z.string(),
  method: z.enum(['PUT', 'DELETE']),
  status: z.enum(['running', 'succeeded', 'failed']),
  startedAt: z.number(),
  endedAt: z.exactOptional(z.number()),
  /** Where to ask how it goes. */
  url: z.exactOptional(z.string()),
  refused: z.exactOptional(refused),
  isSeen: z.boolean(),
});

export type Operation = z.infer<typeof operation>;

export interface Operations {
  all: () => readonly Operation[];
  find: (key: string) => Operation | undefined;
  /** Returns the key of the operation that was noted. */
  start: (what: { title: string; resource: string; method: 'PUT' | 'DELETE'; at: number; url?: string }) => string;
  end: (key: string, at: number, refused?: Refused) => void;
  /** It never happened. */
  forget: (key: string) => void;
  /** The learner has looked at all of them. */
  see: () => void;
  subscribe: (listener: () => void) => () => void;
}

const place = 'portal/operations';

/** The notifications of one portal, newest first. */
export function createOperations({ memory }: Pick<PortalHost, 'memory'>): Operations {
  const kept = z.array(operation).safeParse(memory.get(place));
  let all: readonly Operation[] = kept.success ? kept.data : [];
  const listeners = new Set<() => void>();
  const keep = (next: readonly Operation[]): void => {
    all = next;
    memory.set(place, all);
    for (const listener of listeners) listener();
  };
  const change = (key: string, part: Partial<Operation>): void =>
    keep(all.map((one) => (one.key === key ? { ...one, ...part } : one)));

  return {
    all: () => all,
    find: (key) => all.find((one) => one.key === key),
    start({ title, resource, method, at, url }) {
      const key = `${at}-${all.length}`;
      const started: Operation = {
        key,
        title,
        resource,
        method,
        status: 'running',
        startedAt: at,
        isSeen: false,
        ...(url === undefined ? {} : { url }),
      };
      keep([started, ...all]);
      return key;
    },
    end(key, at, why) {
      change(key, {
        status: why === undefined ? 'succeeded' : 'failed',
        endedAt: at,
        isSeen: false,
        ...(why === undefined ? {} : { refused: why }),
      });
    },
    forget: (key) => keep(all.filter((one) => one.key !== key)),
    see: () => keep(all.map((one) => ({ ...one, isSeen: true }))),
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
