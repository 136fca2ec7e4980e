/** What is wrong with lines that came for a log. What they do to a Cloud is not asked here: whoever grades plays them. */
import { tells } from '#src/lab/attempt.ts';
import type { AttemptEntry, Way } from '#src/lab/attempt.ts';
import { refuse, type Refusal } from '../refusal.ts';

/** Clocks of browsers are set while people work: so far back may one line be behind the line before it. */
const clockSlack = 2 * 60_000;
/** So far ahead of its own sender's clock may a line be. */
const aheadAtMost = 60_000;
/** Nobody works so long: more lines than this are made by a program. */
const longestLog = 20_000;

export interface Coming {
  /** The number of the first line. */
  from: number;
  lines: readonly AttemptEntry[];
  /** The line before them, if there is one. */
  before: Pick<AttemptEntry, 'real'> | undefined;
  /** The way of the plan; none if each learner chooses. */
  way: Way | undefined;
  /** The reading of the facts that the class follows. */
  profile: 'taught' | 'today';
  lab: string;
  /** What the sender's clock says now. */
  now: number;
}

const what = (n: number) => `Line ${String(n)} of this attempt`;
const again = 'Reload the page. If it stays so, tell your instructor; your work is kept in this browser.';
const wrong = (code: string, message: string): Refusal => refuse(422, code, `${message} ${again}`);

/** Why these lines cannot stand in the log; undefined where they can. */
export function faultIn(coming: Coming): Refusal | undefined {
  const { from, lines, before, now } = coming;
  if (from + lines.length > longestLog)
    return wrong(
      'TooManyLines',
      `An attempt has at most ${String(longestLog)} lines, and this one would have ${String(from + lines.length)}.`,
    );
  let last = before?.real;
  for (const [index, entry] of lines.entries()) {
    const n = from + index;
    if (entry.by !== undefined) return wrong('ForgedName', `${what(n)} names somebody, which only the server does.`);
    if (entry.real > now + aheadAtMost)
      return wrong('FromTheFuture', `${what(n)} was made later than this device's own clock says it is.`);
    if (last !== undefined && entry.real < last - clockSlack)
      return wrong('OutOfOrder', `${what(n)} was made before the line before it.`);
    last = Math.max(last ?? entry.real, entry.real);
    const fault = entry.kind === 'started' ? faultAtStart(entry, n, coming) : faultLater(entry, n, coming);
    if (fault) return fault;
  }
  return undefined;
}

function faultAtStart(
  entry: Extract<AttemptEntry, { kind: 'started' }>,
  n: number,
  { lab, way, profile }: Coming,
): Refusal | undefined {
  if (n !== 0) return wrong('TwoBeginnings', `${what(n)} is a beginning, and a log begins once.`);
  if (entry.lab !== lab) return wrong('OtherLab', `This is an attempt at "${entry.lab}", and here belongs "${lab}".`);
  if (entry.profile !== profile)
    return wrong('OtherRules', `It follows the rules of ${entry.profile}, and the class those of ${profile}.`);
  if (way === undefined ? !tells({ way: entry.way }) : entry.way !== way)
    return wrong(
      'OtherWay',
      `It was begun as ${entry.way}, and the class does this lab as ${way ?? 'guided or practice'}.`,
    );
  return undefined;
}

function faultLater(entry: AttemptEntry, n: number, { way }: Coming): Refusal | undefined {
  if (n === 0) return wrong('NoBeginning', `A log begins with "started", and this one with "${entry.kind}".`);
  switch (entry.kind) {
    case 'undone':
      return isBefore(entry.entry, n)
        ? undefined
        : wrong('NoSuchLine', `${what(n)} takes back a line that is not before it.`);
    case 'returned':
      return isBefore(entry.to, n)
        ? undefined
        : wrong('NoSuchLine', `${what(n)} goes back to a line that is not before it.`);
    case 'way':
      // Less help than the class has may be chosen, more may not.
      return way === undefined || entry.way === way || (way === 'guided' && entry.way === 'practice')
        ? undefined
        : wrong('OtherWay', `${what(n)} turns to ${entry.way}, and the class does this lab as ${way}.`);
    default:
      return undefined;
  }
}

const isBefore = (line: number, n: number): boolean => Number.isInteger(line) && line >= 0 && line < n;
