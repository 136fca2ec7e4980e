/** The network between learners and a server, as a program in between: it can be cut so that nothing answers and nothing is refused, as where a cable is out or a firewall drops. */
import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './place.ts';

export interface Relay {
  /** Where learners ask. */
  base: string;
  /** From now on nothing passes, and nobody is told. */
  cut: () => void;
  /**
   * New connections pass again. Of those that were open, one in three goes on where it was, one is broken off,
   * and one stays silent for ever, as when a router on the way has forgotten it.
   */
  mend: () => void;
  /** Connections that were open at a cut. */
  caught: () => number;
  close: () => Promise<void>;
}

interface Pair {
  near: Socket;
  far: Socket;
}

/** Opens one before a server on a port. */
export async function openRelay(to: number): Promise<Relay> {
  const port = await freePort();
  const pairs = new Set<Pair>();
  let isCut = false;
  let caught = 0;
  const pass = ({ near, far }: Pair) => {
    near.pipe(far);
    far.pipe(near);
  };
  const stop = ({ near, far }: Pair) => {
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.unpipe(other);
      one.pause();
    }
  };
  const server = createServer({ pauseOnConnect: true }, (near) => {
    const pair = { near, far: connect(to, '127.0.0.1') };
    pairs.add(pair);
    for (const end of [near, pair.far]) {
      end.on('error', () => undefined);
      end.on('close', () => {
        pairs.delete(pair);
        near.destroy();
        pair.far.destroy();
      });
    }
    // What begins while the network is away is never heard of at the other end.
    if (!isCut) pass(pair);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${port}`,
    cut() {
      isCut = true;
      caught += pairs.size;
      for (const pair of pairs) stop(pair);
    },
    mend() {
      isCut = false;
      for (const [index, pair] of [...pairs].entries())
        if (index % 3 === 0) pass(pair);
        else if (index % 3 === 1) pair.near.destroy();
    },
    caught: () => caught,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const { near, far } of pairs) {
        near.destroy();
        far.destroy();
      }
      await closed;
    },
  };
}
