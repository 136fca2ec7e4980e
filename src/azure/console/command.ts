/** What a console command is: one thing that can be asked at a router or at a machine, and what it prints. */
import type { Reason } from '#src/datapath/network.ts';
import type { Scene } from './scene.ts';

/** What a console prints. */
export interface Printed {
  text: string;
  /** Whether what was asked worked: a ping that nobody answers did not. */
  ok: boolean;
  /** What a real console would not say: why it is so. */
  why?: Reason;
  /** What a real console would not say either, and who reads the answer has to know. */
  note?: string;
}

export interface ConsoleCommand {
  /** The words it is typed with: `show ip route`. At a router each may be cut short. */
  words: string;
  /** What may follow, as help shows it. */
  usage?: string;
  /** What it is for, in one line. */
  says: string;
  /** Where it is known. */
  at: readonly Shell[];
  /** Other words for the same. */
  alias?: readonly string[];
  /** `known` is every command of this console, for help. */
  run(scene: Scene, words: readonly string[], known: readonly ConsoleCommand[]): Printed;
}

/** A router is asked as Cisco's are, a machine as Linux is. */
export type Shell = 'router' | 'machine';

/** Describes one command. */
export const defineCommand = (command: ConsoleCommand): ConsoleCommand => command;

/** Lines as a console prints them, without blanks at their ends. */
export const lines = (texts: readonly string[]): string => texts.map((text) => text.trimEnd()).join('\n');

/** Cells in columns: each as wide as its widest text, the last as it is. */
export function columns(rows: readonly (readonly string[])[], gap = 2): string[] {
  const widths = rows.reduce<number[]>(
    (found, row) => row.map((cell, index) => Math.max(found[index] ?? 0, cell.length)).concat(found.slice(row.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd((widths[index] ?? 0) + gap))
      .join('')
      .trimEnd(),
  );
}
