/** The bank of questions as its files say it, with what they may name. Read from YAML alone, so that an author needs no generated file to check an item. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import * as z from 'zod';
import { item, type Item } from '#src/quiz/item.ts';

/** One question, with its place. */
export interface Entry {
  /** `expressroute/09-fastpath/gateway-skus` */
  id: string;
  /** `expressroute/09-fastpath` */
  unit: string;
  item: Item;
}

/** A file that is no question, and why, one line for each field. */
export interface Broken {
  id: string;
  problems: string[];
}

const belief = z.strictObject({ belief: z.string(), repair: z.string(), facts: z.array(z.string()).min(1) });

export interface Bank {
  entries: readonly Entry[];
  broken: readonly Broken[];
  facts: ReadonlySet<string>;
  beliefs: ReadonlyMap<string, z.infer<typeof belief>>;
  objectives: ReadonlySet<string>;
  /** The figures, as their files have them. */
  figures: ReadonlyMap<string, unknown>;
}

/** The YAML files below a folder that are members: `_sources.yaml` is not. Ids are paths without the ending. */
function files(folder: string): { id: string; text: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !path.basename(name).startsWith('_'))
    .sort()
    .map((name) => ({
      id: name.replaceAll(path.sep, '/').replace(/\.yaml$/, ''),
      text: readFileSync(path.join(folder, name), 'utf8'),
    }));
}

/** What a YAML text holds; one that cannot be read holds its complaint, with the line. */
function parsed(text: string): { value: unknown } | { problems: string[] } {
  const document = parseDocument(text);
  if (document.errors.length > 0)
    return { problems: document.errors.map(({ message }) => message.split('\n')[0] ?? '') };
  const value: unknown = document.toJS();
  return { value };
}

const keysOf = (text: string): string[] => {
  const read = parsed(text);
  return 'value' in read && typeof read.value === 'object' && read.value !== null ? Object.keys(read.value) : [];
};

const exam = z.object({ skills: z.record(z.string(), z.unknown()) });

const complaints = (error: z.core.$ZodError): string[] =>
  error.issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`);

/** Reads `content/`, or a folder like it. */
export function readBank(content = 'content'): Bank {
  const entries: Entry[] = [];
  const broken: Broken[] = [];
  for (const { id, text } of files(`${content}/items`)) {
    const read = parsed(text);
    const question = 'value' in read ? item.safeParse(read.value) : undefined;
    if ('problems' in read) broken.push({ id, problems: read.problems });
    else if (question?.success === true)
      entries.push({ id, unit: id.split('/').slice(0, 2).join('/'), item: question.data });
    else if (question) broken.push({ id, problems: complaints(question.error) });
  }
  return {
    entries,
    broken,
    facts: new Set(
      files(`${content}/facts`).flatMap(({ id, text }) =>
        keysOf(text).map((key) => `${id.split('/')[0] ?? ''}/${key}`),
      ),
    ),
    beliefs: new Map(
      files(`${content}/misconceptions`).flatMap(({ id, text }) => {
        const read = parsed(text);
        const known = belief.safeParse('value' in read ? read.value : undefined);
        return known.success ? [[id, known.data]] : [];
      }),
    ),
    objectives: new Set(
      files(`${content}/objectives`).flatMap(({ id, text }) => {
        const read = parsed(text);
        const known = exam.safeParse('value' in read ? read.value : undefined);
        return known.success ? Object.keys(known.data.skills).map((skill) => `${id}/${skill}`) : [];
      }),
    ),
    figures: new Map(
      files(`${content}/figures`).flatMap(({ id, text }) => {
        const read = parsed(text);
        return 'value' in read ? [[id, read.value]] : [];
      }),
    ),
  };
}

/** What can be wrong about a question, as one list whatever its kind: each wrong answer that stands in the file, with its belief. */
export interface WrongAnswer {
  field: string;
  text: string;
  belief: string | undefined;
}

/** The wrong answers of a question that its file writes out. Those of an order or of a pair stand there only with a belief. */
export function wrongAnswersOf(question: Item): WrongAnswer[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return question.options.flatMap(({ correct, text, belief }, index) =>
        correct ? [] : [{ field: `options.${index}`, text, belief }],
      );
    case 'hot-area':
      return question.areas.flatMap(({ correct, id, belief }, index) =>
        correct ? [] : [{ field: `areas.${index}`, text: id, belief }],
      );
    case 'yes-no':
      return question.statements.map(({ text, belief }, index) => ({ field: `statements.${index}`, text, belief }));
    case 'fill-in':
      return question.wrong.map(({ text, belief }, index) => ({ field: `wrong.${index}`, text, belief }));
    case 'ordering':
      return question.beliefs.map(({ before, after, belief }, index) => ({
        field: `beliefs.${index}`,
        text: `${before} before ${after}`,
        belief,
      }));
    case 'matching':
      return question.prompts.flatMap(({ id, beliefs = {} }, index) =>
        Object.entries(beliefs).map(([choice, belief]) => ({
          field: `prompts.${index}.beliefs.${choice}`,
          text: `${id}: ${choice}`,
          belief,
        })),
      );
    case 'drop-down':
      return question.gaps.flatMap(({ id, beliefs = {} }, index) =>
        Object.entries(beliefs).map(([choice, belief]) => ({
          field: `gaps.${index}.beliefs.${choice}`,
          text: `${id}: ${choice}`,
          belief,
        })),
      );
    case 'case-study':
      return question.questions.flatMap(({ ask }, index) =>
        wrongAnswersOf(ask).map(({ field, ...rest }) => ({ ...rest, field: `questions.${index}.ask.${field}` })),
      );
    case 'lab':
      return [];
  }
}

/** Every reason of a question, with the field it stands in. */
export function whysOf(question: Item): { field: string; why: string }[] {
  const listed = (field: string, all: readonly { why: string }[]) =>
    all.map(({ why }, index) => ({ field: `${field}.${index}.why`, why }));
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return listed('options', question.options);
    case 'hot-area':
      return listed('areas', question.areas);
    case 'yes-no':
      return listed('statements', question.statements);
    case 'fill-in':
      return [{ field: 'why', why: question.why }, ...listed('wrong', question.wrong)];
    case 'ordering':
      return [...listed('steps', question.steps), ...listed('beliefs', question.beliefs)];
    case 'matching':
      return listed('prompts', question.prompts);
    case 'drop-down':
      return listed('gaps', question.gaps);
    case 'case-study':
      return question.questions.flatMap(({ ask }, index) =>
        whysOf(ask).map(({ field, why }) => ({ field: `questions.${index}.ask.${field}`, why })),
      );
    case 'lab':
      return listed('tasks', question.tasks);
  }
}

/** Every text a learner reads before answering. */
export function shownTextsOf(question: Item): string[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return [question.stem, ...question.options.map(({ text }) => text)];
    case 'hot-area':
      return [question.stem, question.figure, ...question.areas.map(({ id }) => id)];
    case 'yes-no':
      return [question.stem, ...question.statements.map(({ text }) => text)];
    case 'fill-in':
      return [question.stem, question.label];
    case 'ordering':
      return [question.stem, ...question.steps.map(({ text }) => text)];
    case 'matching':
      return [question.stem, ...question.prompts.map(({ text }) => text), ...question.choices.map(({ text }) => text)];
    case 'drop-down':
      return [question.stem, question.text, ...question.gaps.flatMap(({ choices }) => choices.map(({ text }) => text))];
    case 'case-study':
      return [
        question.stem,
        question.title,
        ...question.tabs.flatMap(({ title, exhibits }) => [title, ...exhibits.flatMap(wordsIn)]),
        ...question.questions.flatMap(({ ask }) => shownTextsOf(ask)),
      ];
    case 'lab':
      return [question.stem, ...question.tasks.map(({ text }) => text)];
  }
}

type Exhibit = Extract<Item, { kind: 'case-study' }>['tabs'][number]['exhibits'][number];

/** The texts of an exhibit. A figure has its own. */
function wordsIn({ text, list = [], table }: Exhibit): string[] {
  return [
    ...(text === undefined ? [] : [text]),
    ...list,
    ...(table ? [table.caption, ...table.head, ...table.rows.flat()] : []),
  ];
}

/** Every question that is asked: those of a case study one by one, in place of the case. */
export const askedIn = (entries: readonly Entry[]): Entry[] =>
  entries.flatMap((entry) =>
    entry.item.kind === 'case-study'
      ? entry.item.questions.map(({ id, ask }) => ({ id: `${entry.id}/${id}`, unit: entry.unit, item: ask }))
      : [entry],
  );
