/** Reads server-sent events from a response, one by one. */
export interface SentEvent {
  name: string;
  id: string | undefined;
  data: unknown;
}

export interface EventReader {
  /** The next event; undefined when the stream has ended. */
  next(): Promise<SentEvent | undefined>;
  /** The next event of this name. */
  nextOf(name: string): Promise<SentEvent | undefined>;
  stop(): Promise<void>;
}

export function readEvents({ body }: Response): EventReader {
  if (!body) throw new Error('A response without a body sends no events.');
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  async function next(): Promise<SentEvent | undefined> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        return { name: field('event') ?? '', id: field('id'), data: JSON.parse(field('data') ?? 'null') as unknown };
      }
      const { value, done } = await reader.read();
      if (done) return undefined;
      text += decoder.decode(value, { stream: true });
    }
  }
  return {
    next,
    async nextOf(name) {
      for (let event = await next(); event; event = await next()) if (event.name === name) return event;
      return undefined;
    },
    stop: () => reader.cancel(),
  };
}
