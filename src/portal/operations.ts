/** What Azure was asked to do and what became of it: the notifications. Kept in the host's memory, so a reload loses none. */
import * as z from 'zod/mini';
import type { PortalHost } from '#src/portal/host.ts';
import type { Refused, Write } from '#src/portal/request.ts';

const refused = z.object({
  status: z.number(),
  code: z.string(),
  message: z.string(),
  target: z.exactOptional(z.string()),
  fact: z.exactOptional(z.string()),
});

const write = z.object({
  method: z.enum(['PUT', 'DELETE']),
  id: z.string(),
  body: z.exactOptional(z.unknown()),
  title: z.string(),
  apiVersion: z.exactOptional(z.string()),
});

/** The request as it went out, and whether it created what it names. */
const request = z.object({
  method: z.enum(['PUT', 'DELETE', 'POST']),
  /** Path and query, without the host. */
  path: z.string(),
  body: z.exactOptional(z.unknown()),
  isNew: z.boolean(),
});
export type SentRequest = z.infer<typeof request>;

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
  /** Unknown in notifications from before it was kept. */
  request: z.exactOptional(request),
  isSeen: z.boolean(),
  /** What is asked for once this has succeeded, in this order. */
  then: z.exactOptional(z.array(write)),
  /** The key of the operation that went on with that. */
  next: z.exactOptional(z.string()),
});

export type Operation = z.infer<typeof operation>;

export interface Operations {
  all: () => readonly Operation[];
  find: (key: string) => Operation | undefined;
  /** Returns the key of the operation that was noted. */
  start: (what: {
    title: string;
    resource: string;
    method: 'PUT' | 'DELETE';
    at: number;
    url?: string;
    request?: SentRequest;
    then?: readonly Write[];
    /** The key of the operation it goes on from. */
    after?: string;
  }) => string;
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
    start({ title, resource, method, at, url, request: sent, then = [], after }) {
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
        ...(sent === undefined ? {} : { request: sent }),
        ...(then.length === 0 ? {} : { then: [...then] }),
      };
      keep([started, ...all.map((one) => (one.key === after ? { ...one, next: key } : one))]);
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

/** An operation, and those that went on from it, in their order. Empty if the first one is not known any more. */
export function chainOf({ find }: Pick<Operations, 'find'>, key: string): Operation[] {
  const first = find(key);
  return first === undefined ? [] : [first, ...(first.next === undefined ? [] : chainOf({ find }, first.next))];
}

/** What an operation has yet to go on with. */
export const waitingIn = ({ status, then = [], next }: Operation): readonly Write[] =>
  next === undefined && status !== 'failed' ? then : [];
