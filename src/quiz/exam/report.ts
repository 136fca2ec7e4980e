/** The report of an attempt: what it is worth, skill by skill and question by question, where the time went, and which look-ups paid off. */
import type { Attempt, Jump, Look } from '#src/quiz/exam/attempt.ts';
import { itemsOf, type FormItem } from '#src/quiz/exam/form.ts';
import { cutOf, scaledOf } from '#src/quiz/exam/scale.ts';

export interface Points {
  points: number;
  outOf: number;
}

/** What an answer was marked with. */
export interface Mark extends Points {
  /** The questions of a case study, which may each be about another skill. They add up to the whole. */
  parts?: readonly (Points & { objective: string })[];
}

/** How a question ended. `gone`: the bank has it no more; `changed`: it is worth something else by now. Neither counts, for nobody. */
export type Outcome = 'right' | 'partly' | 'wrong' | 'unanswered' | 'gone' | 'changed';

export interface ItemReport extends Points {
  item: FormItem;
  /** Its place in the form, from 1. */
  number: number;
  section: string;
  outcome: Outcome;
  words: readonly string[];
  /** How long it was on the screen. */
  seconds: number;
  marked: boolean;
  note?: string;
  /** How often the open book was used while it was open. */
  looks: number;
}

export interface ObjectiveReport extends Points {
  objective: string;
  /** How many questions counted, those of a case study one by one. */
  items: number;
  /** The share of the points, for the bar. */
  share: number;
  /** Those of them that had an answer: what they earned says something of the skill, the others only of the time. */
  answered: Points & { items: number };
}

export interface LookReport extends Look {
  /** The question ended right, and its answer was given or changed after the look. */
  paidOff: boolean;
}

export interface Report extends Points {
  /** The share of the points, from 0 to 1. */
  share: number;
  /** The share that passes. Where questions do not count, it is that of the others. */
  cut: number;
  /** From 1 to 1000; undefined when no question counts. */
  scaled: number | undefined;
  passed: boolean;
  /** In the order of the skills. */
  objectives: readonly ObjectiveReport[];
  /** In the order of the form. */
  items: readonly ItemReport[];
  looks: readonly LookReport[];
  /** Ids of questions without an answer. */
  unanswered: readonly string[];
  /** Ids of questions that do not count. */
  notCounted: readonly string[];
  /** What the clock did, in sentences. Empty when it only ran. */
  clock: readonly string[];
  usedMinutes: number;
  allowedMinutes: number;
}

function outcomeOf({ points: worth }: FormItem, words: readonly string[], mark: Mark | undefined): Outcome {
  if (!mark) return 'gone';
  if (mark.outOf !== worth) return 'changed';
  if (words.length === 0) return 'unanswered';
  if (mark.points === mark.outOf) return 'right';
  return mark.points > 0 ? 'partly' : 'wrong';
}

const counts = ({ outcome }: ItemReport): boolean => outcome !== 'gone' && outcome !== 'changed';

const sumOf = (all: readonly Points[], of: keyof Points): number => all.reduce((sum, one) => sum + one[of], 0);

const totalOf = (all: readonly Points[]): Points => ({ points: sumOf(all, 'points'), outOf: sumOf(all, 'outOf') });

const shareOf = ({ points, outOf }: Points): number => (outOf === 0 ? 0 : points / outOf);

function itemReports(attempt: Attempt, marks: ReadonlyMap<string, Mark>): ItemReport[] {
  const sections = attempt.form.sections.flatMap(({ id, items }) => items.map((item) => ({ section: id, item })));
  return sections.map(({ section, item }, index) => {
    const words = attempt.answers[item.id] ?? [];
    const mark = marks.get(item.id);
    const outcome = outcomeOf(item, words, mark);
    const isCounted = outcome !== 'gone' && outcome !== 'changed';
    const note = attempt.notes[item.id];
    return {
      item,
      number: index + 1,
      section,
      outcome,
      points: isCounted && words.length > 0 ? (mark?.points ?? 0) : 0,
      outOf: isCounted ? item.points : 0,
      words,
      seconds: Math.round((attempt.spent[item.id] ?? 0) / 1000),
      marked: attempt.marked.includes(item.id),
      ...(note === undefined ? {} : { note }),
      looks: attempt.looks.filter((look) => look.item === item.id).length,
    };
  });
}

/** An item that counts as what it says about skills: a case study says something about each of its questions. */
function bySkill(
  { item, words, points, outOf }: ItemReport,
  mark: Mark | undefined,
): (Points & { objective: string; isAnswered: boolean })[] {
  const parts = mark?.parts ?? [{ objective: item.objective, points, outOf }];
  const isAnswered = words.length > 0;
  return parts.map((part) => ({ ...part, points: isAnswered ? part.points : 0, isAnswered }));
}

function objectiveReports(items: readonly ItemReport[], marks: ReadonlyMap<string, Mark>): ObjectiveReport[] {
  const parts = items.filter(counts).flatMap((one) => bySkill(one, marks.get(one.item.id)));
  return [...Map.groupBy(parts, ({ objective }) => objective)]
    .map(([objective, own]) => {
      const sum = totalOf(own);
      const answered = own.filter(({ isAnswered }) => isAnswered);
      return {
        objective,
        ...sum,
        items: own.length,
        share: shareOf(sum),
        answered: { ...totalOf(answered), items: answered.length },
      };
    })
    .toSorted((one, other) => one.objective.localeCompare(other.objective, 'en', { numeric: true }));
}

const minutesIn = (milliseconds: number): number => Math.round(milliseconds / 60_000);
const inMinutes = (milliseconds: number): string => {
  const minutes = Math.max(1, minutesIn(milliseconds));
  return `${minutes} minute${minutes === 1 ? '' : 's'}`;
};

/** What the clock did out of the ordinary, and what the exam made of it. */
function clockWords({ by, used }: Jump): string {
  const when = used < 60_000 ? 'In the first minute' : `After ${inMinutes(used)}`;
  return by < 0
    ? `${when} the clock of this computer went back by ${inMinutes(-by)}. That took no time and gave none.`
    : `${when} nothing was heard of this page for ${inMinutes(by)}: it was closed or asleep, or the clock was set forward. An exam has no pause, so the time counted.`;
}

/** The report, from the attempt and the marks of its items. An item without a mark is gone from the bank; an unanswered one has one of no points. */
export function reportOf(attempt: Attempt, marks: ReadonlyMap<string, Mark>): Report {
  const { form, used, allowed, jumps, changed } = attempt;
  const items = itemReports(attempt, marks);
  const counted = items.filter(counts);
  const mark = totalOf(counted);
  const share = shareOf(mark);
  const all = itemsOf(form);
  const cut =
    counted.length === all.length
      ? form.cut
      : cutOf(
          counted.map(({ item }) => item),
          form.cut,
          all,
        );
  const endedRight = new Set(items.filter(({ outcome }) => outcome === 'right').map(({ item }) => item.id));
  return {
    ...mark,
    share,
    cut,
    scaled: mark.outOf === 0 ? undefined : scaledOf(share, cut),
    passed: share >= cut,
    objectives: objectiveReports(items, marks),
    items,
    looks: attempt.looks.map((look) => ({
      ...look,
      paidOff: look.item !== undefined && endedRight.has(look.item) && (changed[look.item] ?? -1) >= look.used,
    })),
    unanswered: items.filter(({ words }) => words.length === 0).map(({ item }) => item.id),
    notCounted: items.filter((item) => !counts(item)).map(({ item }) => item.id),
    clock: jumps.map(clockWords),
    usedMinutes: minutesIn(used),
    allowedMinutes: minutesIn(allowed),
  };
}

/** The skill in which the questions that had an answer went worst; undefined where they lost nothing. What was left out says nothing of a skill. */
export const weakestOf = ({ objectives }: Pick<Report, 'objectives'>): ObjectiveReport | undefined =>
  objectives
    .filter(({ answered }) => answered.points < answered.outOf)
    .toSorted(
      (one, other) => shareOf(one.answered) - shareOf(other.answered) || other.answered.outOf - one.answered.outOf,
    )[0];
