/** Opens the data file of a server: reads what it keeps, puts a damaged one aside, and says in words what is kept and what is lost. */
import { copyFileSync, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { readData } from './data-format.ts';
import type { Damage, Kept } from './data-format.ts';
import { Trouble } from './trouble.ts';

export interface OpenedData {
  /** Undefined for a new file. */
  kept: Kept | undefined;
  /** What a person should know. */
  notice: string | undefined;
}

/** Where the file really is, so that two names of one file are one. */
export function placeOf(data: string): string {
  const full = path.resolve(data);
  const folder = path.dirname(full);
  if (!existsSync(folder))
    throw new Trouble(`--data is "${data}", but there is no folder ${folder}. Way out: make it, or name another file.`);
  if (existsSync(full) && !statSync(full).isFile())
    throw new Trouble(
      `--data is "${data}", which is no file. Way out: name a file, for example ${path.join(data, 'azure.data')}.`,
    );
  return existsSync(full) ? realpathSync(full) : path.join(realpathSync(folder), path.basename(full));
}

/** A copy of a damaged file beside it, under a name that is free. */
export function putAside(file: string): string {
  for (let number = 1; ; number += 1) {
    const aside = `${file}.damaged-${number}`;
    if (existsSync(aside)) continue;
    copyFileSync(file, aside);
    return aside;
  }
}

const iso = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

function keptWords(kept: Kept | undefined): string {
  if (!kept) return 'nothing';
  const { snapshot, entries, at } = kept;
  const things = Object.keys(snapshot.cloud.resources).length;
  return `the ${things} resources of ${iso(snapshot.at)} and the ${entries.length} writes after it, up to ${iso(at)} (virtual time)`;
}

const lostWords = ({ lines, bytes }: Damage): string => `${lines} ${lines === 1 ? 'line' : 'lines'} (${bytes} bytes)`;

/** Reads `file`. Refuses a damaged one unless only its end is torn off or `recover` says so; then a copy of it is put aside first. */
export function openData(file: string, recover: boolean): OpenedData {
  if (!existsSync(file)) return { kept: undefined, notice: undefined };
  const bytes = readFileSync(file);
  if (bytes.length === 0) return { kept: undefined, notice: `${file} is empty; the Cloud begins empty too` };
  const { kept, damage } = readData(bytes);
  if (!damage) return { kept, notice: undefined };
  if (damage.kind === 'other') {
    throw new Trouble(
      `${file} cannot be used: ${damage.why}. Nothing was changed.\n  Way out: name another file with --data; a new one is made.`,
    );
  }
  if (damage.kind === 'line' && !recover) {
    throw new Trouble(
      `${file} is damaged: line ${damage.line} cannot be read (${damage.why}). Nothing was changed.\n` +
        `  Kept would be: ${keptWords(kept)}.\n  Lost would be: ${lostWords(damage)} from there to the end.\n` +
        '  Way out: --recover goes on with what is kept, and puts a copy of the file as it is beside it; or bring back a copy of your own.',
    );
  }
  const aside = putAside(file);
  const cause =
    damage.kind === 'tail'
      ? `${file} ends in the middle of a line: the server was stopped while it wrote, before it answered, or the end was cut off.`
      : `${file} is damaged: line ${damage.line} cannot be read (${damage.why}).`;
  return {
    kept,
    notice: `${cause}\n  Kept: ${keptWords(kept)}.\n  Lost: ${lostWords(damage)}. The file as it was found is ${aside}`,
  };
}
