/** What the live view of one class on a server answers. */
import type { Tile } from './tile.ts';

/** Tiles that changed between two marks; `gone` are the seats of those who left. */
export interface Change {
  from: string;
  mark: string;
  tiles: Tile[];
  gone: string[];
}

export interface Board {
  /** All tiles, or those that changed since a mark; all of them where the mark is none of this board's. Who needs help first. */
  read(since?: string): Change & { isAll: boolean };
  /** Hears of every change. Returns the way to stop. */
  follow(hear: (change: Change) => void): () => void;
  /** Where it stands now. */
  readonly mark: string;
  /** How many follow. */
  readonly followers: number;
  /** Looks at what is new now. */
  look(): Promise<void>;
  close(): void;
}
