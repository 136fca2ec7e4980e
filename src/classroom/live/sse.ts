/** Server-sent events: how they are written, and a response that sends them until one side lets go. */
import type { FeedEntry } from '../store/contract.ts';

const encoder = new TextEncoder();

/** One event as bytes. `data` becomes JSON, so it stands on one line whatever texts are in it. */
export const eventOf = (name: string, data: unknown, id?: string): Uint8Array =>
  encoder.encode(`event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`);

const written = new WeakMap<FeedEntry, Uint8Array>();

/** An entry of the feed as an event. It is written once for all who hear it. */
export function entryEvent(inClass: string, entry: FeedEntry): Uint8Array {
  const known = written.get(entry);
  if (known) return known;
  const { seq, at, kind, body } = entry;
  const bytes = eventOf('feed', { seq, at, kind, body }, `${inClass}:${String(seq)}`);
  written.set(entry, bytes);
  return bytes;
}

export interface Sink {
  send(bytes: Uint8Array): void;
  /** Ends the response. */
  end(): void;
}

/** Whoever is this many bytes behind reads too slowly to be kept; reconnecting costs less. */
const longestQueue = 1_000_000;

/** A response whose events come from `start`. `start` returns what stops it, called once when either side ends. */
export function eventsResponse(start: (sink: Sink) => Promise<() => void>): Response {
  let stop: (() => void) | undefined;
  let isOver = false;
  const finish = () => {
    isOver = true;
    stop?.();
    stop = undefined;
  };
  const stream = new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        const sink: Sink = {
          send(bytes) {
            if (isOver) return;
            controller.enqueue(bytes);
            if ((controller.desiredSize ?? 0) < -longestQueue) sink.end();
          },
          end() {
            if (isOver) return;
            finish();
            controller.close();
          },
        };
        const stopping = await start(sink);
        if (isOver) stopping();
        else stop = stopping;
      },
      cancel: finish,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 64_000 }),
  );
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // For proxies that would gather what is small.
      'x-accel-buffering': 'no',
    },
  });
}
