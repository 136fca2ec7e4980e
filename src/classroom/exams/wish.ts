/** What an exam of a class shall be made of: the blueprint its entry of the plan names, as far as questions whose keys stay here can fill it. */
import type { PlanEntry } from '#src/classroom/classes/plan.ts';
import { blueprintsOf, type Blueprint, type Exams } from '#src/quiz/exam/blueprint.ts';

/** A form that counts, before its questions are drawn. */
export interface Wish {
  blueprint: Blueprint;
  /** The skill, for a form about one. */
  objective?: string;
  /** What of the blueprint is left out, and why, as sentences for learners and instructors. */
  leavesOut: readonly string[];
}

/** `own` in place of a blueprint's name: the questions that were brought to this class, and no others. */
export const ownOnly = 'own';
/** Of the questions that were brought and test no skill of the exam, a form asks at most so many. */
export const mostOwn = 20;
/** The section for questions that were brought and test no skill of the exam. */
export const ownSection = 'own';

/** A minute and a half for each question, where nobody says how long a form takes. */
const minutesEach = 1.5;

const whyNot: Readonly<Partial<Record<Blueprint['sections'][number]['kind'], string>>> = {
  'case-study': 'cases are written for everybody to read, with their answers',
  lab: 'labs have entries of their own in the plan, and are graded there',
};

/** How many questions were brought that test no skill of the exam. */
interface Brought {
  /** With a skill of the exam. */
  skilled: number;
  /** Without one. */
  others: number;
}

/**
 * Reads what an entry of the plan asks for: `full`, `one-skill/az-700/E4`, or `own`. A sentence where it cannot count. `minutes` of the entry
 * go before those of the blueprint; where sections are left out, the blueprint's shrink with the questions.
 */
export function wishOf(entry: PlanEntry, course: string, exams: Exams | undefined, brought: Brought): Wish | string {
  const [name = '', ...rest] = entry.ref.split('/');
  const objective = rest.length > 0 ? rest.join('/') : undefined;
  if (name === ownOnly) return ownWish(entry, course, brought);
  const found = exams && blueprintsOf(course, exams).find(({ id }) => id === name);
  if (!exams || !found)
    return `The plan asks for the form "${entry.ref}", which the course does not have. It has: ${[...Object.keys(exams?.forms ?? {}), ownOnly].join(', ')}.`;
  if (found.asks === 'mistakes')
    return `"${found.title}" asks what a learner got wrong before. A form that counts asks the same of all: choose another form.`;
  if ((found.asks === 'objective') !== (objective !== undefined))
    return found.asks === 'objective'
      ? `"${found.title}" is about one skill. Write it behind the form in the plan, like "${name}/${Object.keys(exams.weights)[0] ?? ''}".`
      : `"${found.title}" is about all skills. Write "${name}" in the plan, without "/${objective ?? ''}".`;
  if (objective !== undefined && exams.weights[objective] === undefined)
    return `The exam has no skill "${objective}". It has: ${Object.keys(exams.weights).join(', ')}.`;
  const kept = found.sections.filter(({ kind }) => whyNot[kind] === undefined);
  const gone = found.sections.filter(({ kind }) => whyNot[kind] !== undefined);
  if (kept.length === 0)
    return `"${found.title}" has no questions besides labs and cases, whose answers are not kept here. Put the labs into the plan as labs.`;
  const count = (all: typeof kept) => all.reduce((sum, { items }) => sum + items, 0);
  const extra = Math.min(brought.others, mostOwn);
  // A generated question costs nothing to make, so a form that may be shorter need not be.
  const sections = kept.map(({ atLeast: _atLeast, ...plan }) => plan);
  const minutes =
    entry.minutes ?? Math.ceil((found.minutes * count(kept)) / count(found.sections)) + Math.ceil(extra * minutesEach);
  return {
    blueprint: {
      ...found,
      title: entry.title ?? found.title,
      minutes,
      sections: extra > 0 && objective === undefined ? [...sections, sectionOfOwn(extra)] : sections,
    },
    ...(objective === undefined ? {} : { objective }),
    leavesOut: gone.map(({ title, kind }) => `"${title}" is left out: ${whyNot[kind] ?? ''}.`),
  };
}

const sectionOfOwn = (items: number): Blueprint['sections'][number] => ({
  id: ownSection,
  title: 'From your instructor',
  kind: 'plain',
  locks: false,
  items,
  generated: 0,
});

function ownWish(entry: PlanEntry, course: string, { skilled, others }: Brought): Wish | string {
  const items = skilled + others;
  if (items === 0)
    return 'The plan asks for a form of your own questions, and none were brought to this class. Bring a file of them first.';
  return {
    blueprint: {
      id: ownOnly,
      course,
      title: entry.title ?? 'Questions of your instructor',
      about: 'The questions that were brought to this class.',
      minutes: entry.minutes ?? Math.ceil(items * minutesEach),
      sections: [sectionOfOwn(items)],
      cut: 0.7,
      weights: {},
    },
    leavesOut: [],
  };
}
