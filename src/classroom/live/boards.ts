/** The live views that somebody looks at on this server: each opened when it is first asked for, and let go when nobody asks any more. */
import type { Services } from '../services.ts';
import type { Board } from './board-contract.ts';
import { openBoard } from './board.ts';

export interface Boards {
  /** The live view of a class. */
  of(inClass: string): Promise<Board>;
  close(): void;
}

/** A view that nobody follows or reads is let go after so long. */
const idleFor = 300_000;

export function createBoards(services: Pick<Services, 'store' | 'hub' | 'now' | 'random' | 'log'>): Boards {
  const open = new Map<string, { board: Promise<Board>; usedAt: number }>();
  const sweep = setInterval(() => {
    for (const [inClass, one] of open)
      void one.board.then((board) => {
        if (board.followers > 0) one.usedAt = services.now();
        if (services.now() - one.usedAt < idleFor) return;
        open.delete(inClass);
        board.close();
      });
  }, idleFor / 5);
  sweep.unref();
  return {
    of(inClass) {
      const known = open.get(inClass);
      if (known) {
        known.usedAt = services.now();
        return known.board;
      }
      const board = openBoard(inClass, services, () => open.delete(inClass));
      open.set(inClass, { board, usedAt: services.now() });
      board.catch(() => open.delete(inClass));
      return board;
    },
    close() {
      clearInterval(sweep);
      for (const { board } of open.values())
        void board.then(
          (one) => {
            one.close();
          },
          () => undefined,
        );
      open.clear();
    },
  };
}
