/** Reads a line typed at a console and answers it, out of nothing but the network as it is drawn. */
import type { Profile } from '#src/base/facts.ts';
import type { WhatIf } from '#src/azure/network.ts';
import type { Traceable } from '#src/azure/network/world.ts';
import type { ConsoleCommand, Printed, Shell } from './command.ts';
import { consoleCommands } from './list.ts';
import { sceneAt } from './scene.ts';

export interface ConsoleInput {
  cloud: Traceable;
  profile: Profile;
  whatIf?: WhatIf;
  /** The id of the node whose console it is. */
  at: string;
  line: string;
}

const wordsOf = (text: string): string[] =>
  text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');

/** The commands a shell knows, in the order of the list. */
const commandsOf = (shell: Shell): ConsoleCommand[] => consoleCommands.filter(({ at }) => at.includes(shell));

interface Fit {
  command: ConsoleCommand;
  /** How many words of the line its name takes up. */
  length: number;
  /** How many of these are written out. */
  whole: number;
}

/** How a name fits the beginning of a line. A router lets every word be cut short. */
function fit(shell: Shell, command: ConsoleCommand, name: string, typed: readonly string[]): Fit[] {
  const wanted = wordsOf(name);
  const given = wanted.map((_, index) => (typed[index] ?? '').toLowerCase());
  const isFit = wanted.every((word, index) => {
    const text = given[index] ?? '';
    return shell === 'router' ? text !== '' && word.startsWith(text) : word === text;
  });
  return isFit
    ? [{ command, length: wanted.length, whole: wanted.filter((word, index) => word === given[index]).length }]
    : [];
}

/** The commands a line may mean: of those whose names take up most of it, the ones with most words written out. */
function fitting(shell: Shell, typed: readonly string[]): Fit[] {
  const all = commandsOf(shell).flatMap((command) =>
    [command.words, ...(command.alias ?? [])].flatMap((name) => fit(shell, command, name, typed)),
  );
  const longest = Math.max(...all.map(({ length }) => length));
  const long = all.filter(({ length }) => length === longest);
  const most = Math.max(...long.map(({ whole }) => whole));
  const best = long.filter(({ whole }) => whole === most);
  return best.filter(({ command }, index) => best.findIndex((other) => other.command === command) === index);
}

/** The commands whose names go on where a line of a router ends: `show ip` of `show ip route`. */
const unfinished = (typed: readonly string[]): ConsoleCommand[] =>
  commandsOf('router').filter(({ words }) => {
    const wanted = wordsOf(words);
    return (
      typed.length < wanted.length && typed.every((text, index) => (wanted[index] ?? '').startsWith(text.toLowerCase()))
    );
  });

/** Commands one below the other: a console is narrow, and breaks no lines. */
const listed = (commands: readonly ConsoleCommand[]): string => commands.map(({ words }) => `\n  ${words}`).join('');

/** Words after a command that takes none. `show` and options of a machine's own tools, such as -n, change nothing here. */
function unread({ usage }: ConsoleCommand, shell: Shell, rest: readonly string[]): string[] {
  if (usage !== undefined) return [];
  return shell === 'router' ? [...rest] : rest.filter((word) => word !== 'show' && !word.startsWith('-'));
}

/** Answers one line. It never throws: what cannot be answered is said in words. */
export function runCommand({ cloud, profile, whatIf, at, line }: ConsoleInput): Printed {
  const scene = sceneAt(cloud, profile, whatIf, at);
  if (typeof scene === 'string') return { text: scene, ok: false };
  const typed = wordsOf(line);
  if (typed.length === 0) return { text: '', ok: true };
  const { shell } = scene;
  const found = fitting(shell, typed);
  const [first, ...others] = found;
  if (!first) {
    const more = shell === 'router' ? unfinished(typed) : [];
    if (more.length > 0) {
      return { text: `% Incomplete command. It may become:${listed(more)}`, ok: false };
    }
    const text = shell === 'router' ? `% Unknown command: ${line.trim()}` : `${typed[0] ?? ''}: command not found`;
    return { text: `${text}\nThis console knows:${listed(commandsOf(shell))}`, ok: false };
  }
  if (others.length > 0) {
    const names = listed(found.map(({ command }) => command));
    return { text: `% Ambiguous command: ${line.trim()}\nIt may mean:${names}`, ok: false };
  }
  const { command } = first;
  const rest = typed.slice(first.length);
  const [extra] = unread(command, shell, rest);
  if (extra !== undefined) {
    const head = shell === 'router' ? '% Invalid input' : command.words;
    return { text: `${head}: "${extra}"\n"${command.words}" takes no further words here.`, ok: false };
  }
  return command.run(scene, rest, commandsOf(shell));
}
