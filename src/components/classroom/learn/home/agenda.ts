/** The plan of a class as its learners read it: what each entry is called, where it leads, and why it is shut. */
import type { ListedAttempt } from '#src/classroom/attempts/words.ts';
import { attemptIdOf } from '#src/classroom/attempts/names.ts';
import { shutWords } from '#src/classroom/classes/pace.ts';
import { standsOnServer, shutIn, type ClassSeen } from '../class-seen.ts';
import { timeOfDay } from '../when.ts';
import type { Site } from './site.ts';

export interface AgendaLine {
  id: string;
  kind: ClassSeen['plan']['entries'][number]['kind'];
  title: string;
  /** What it is, in a word or two. */
  what: string;
  minutes?: number;
  /** Where it is done, while it is open. */
  href?: string;
  /** Why it is shut, and when it closes. */
  says?: string;
  /** How far the learner is: `done`, or words. */
  progress?: string;
  isDone: boolean;
  /** The class is at it now. */
  isNow: boolean;
}

const kinds = {
  unit: 'Unit',
  lab: 'Lab',
  check: 'Knowledge check',
  exam: 'Exam',
  poll: 'Poll',
  break: 'Break',
  talk: 'Together',
} as const;
const ways = { guided: 'guided', practice: 'practice', assessed: 'assessed' } as const;

export interface Known {
  seen: ClassSeen;
  seat: string;
  attempts: readonly ListedAttempt[];
  /** Units that were read, by their id. */
  read: ReadonlySet<string>;
  /** Entries with a result that may be read. */
  results: ReadonlyMap<string, { points: number; outOf: number }>;
  now: number;
  site: Site;
}

export const agendaOf = (known: Known): AgendaLine[] => known.seen.plan.entries.map((entry) => lineOf(entry, known));

function lineOf(entry: ClassSeen['plan']['entries'][number], known: Known): AgendaLine {
  const { seen, now, results } = known;
  const { id, kind, minutes, closes } = entry;
  const shut = shutIn(seen, id, now);
  const attempt = attemptOf(entry, known);
  const done = attempt?.standing && attempt.standing.done >= attempt.standing.of;
  const isRead = kind === 'unit' && known.read.has(entry.ref);
  const result = results.get(id);
  const progress = result
    ? `${points(result.points)} of ${points(result.outOf)} points`
    : attempt?.standing
      ? `${String(attempt.standing.done)} of ${String(attempt.standing.of)} tasks done`
      : isRead
        ? 'Read'
        : undefined;
  // What was begun can be gone on with, whatever is shut to those who come now.
  const isOpen = shut === undefined || (attempt !== undefined && seen.state !== 'ended');
  const href = isOpen ? hrefOf(entry, known) : undefined;
  const title = titleOf(entry, known.site);
  const says = shut
    ? shutWords(shut, timeOfDay)
    : closes === undefined
      ? undefined
      : `Open until ${timeOfDay(closes)}.`;
  return {
    id,
    kind,
    title,
    what: title === whatOf(entry) ? '' : whatOf(entry),
    isDone: done === true || isRead || result !== undefined,
    isNow: seen.settings.pace === 'together' && seen.moment.step === id,
    ...(minutes === undefined ? {} : { minutes }),
    ...(href === undefined ? {} : { href }),
    ...(says === undefined ? {} : { says }),
    ...(progress === undefined ? {} : { progress }),
  };
}

const points = (value: number): string => String(Math.round(value * 100) / 100);

const attemptOf = ({ id }: { id: string }, { attempts, seat }: Known): ListedAttempt | undefined =>
  attempts.find((one) => one.id === attemptIdOf(seat, id)) ?? attempts.find((one) => one.entry === id);

function whatOf({ kind, way, people }: ClassSeen['plan']['entries'][number]): string {
  if (kind !== 'lab') return kinds[kind];
  const together = people === 'pairs' ? ', in pairs' : people === 'with-instructor' ? ', with your instructor' : '';
  return `${kinds.lab}${way === undefined ? '' : `, ${ways[way]}`}${together}`;
}

function titleOf({ kind, ref, title }: ClassSeen['plan']['entries'][number], { units, labs }: Site): string {
  if (title !== undefined) return title;
  switch (kind) {
    case 'unit':
      return units[ref]?.title ?? ref;
    case 'check':
      return units[ref] ? `What you know of: ${units[ref].title}` : 'Knowledge check';
    case 'lab':
      return labs[ref]?.title ?? ref;
    default:
      return kinds[kind];
  }
}

function hrefOf(entry: ClassSeen['plan']['entries'][number], { seen, site }: Known): string | undefined {
  const { kind, ref, id } = entry;
  const query = `?class=${encodeURIComponent(seen.id)}&entry=${encodeURIComponent(id)}`;
  switch (kind) {
    case 'unit':
      return site.units[ref]?.href;
    case 'lab':
      return standsOnServer(entry)
        ? `${site.base}/class/cloud/${query}`
        : `${site.base}/${ref.replace('/', '/labs/')}/?open=now`;
    case 'exam':
    case 'check':
      return `${site.base}/class/${kind}/${query}`;
    default:
      return undefined;
  }
}
