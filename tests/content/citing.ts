/** Every place that names a fact, with its file: what the tests of citations and of the checklist walk. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { namedInData, namedInLesson } from '#src/components/facts/citations.ts';
import { factOfPoint } from '#src/components/facts/words.ts';
import { scenes } from '#src/components/figures/scenes.ts';

export interface Citation {
  readonly file: string;
  readonly id: string;
}

export const filesUnder = (folder: string, ending: RegExp): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name).replaceAll('\\', '/'))
        .filter((file) => ending.test(file))
        .toSorted()
    : [];

const textOf = (file: string): string => readFileSync(file, 'utf8');

/** The facts a figure shows, whether it is drawn from content or from the first figures. */
function factsOfFigure(name: string): readonly string[] {
  const file = `content/figures/${name}.yaml`;
  if (existsSync(file)) return namedInData(parse(textOf(file)));
  return Object.entries(scenes).find(([key]) => key === name)?.[1].facts ?? [];
}

export const inLessons: readonly Citation[] = filesUnder('content/lessons', /\.mdx$/).flatMap((file) => {
  const { facts, points, figures } = namedInLesson(textOf(file));
  return [...facts, ...points.map(factOfPoint), ...figures.flatMap(factsOfFigure)].map((id) => ({ file, id }));
});

const inData = (folder: string): Citation[] =>
  filesUnder(folder, /\.yaml$/).flatMap((file) => namedInData(parse(textOf(file))).map((id) => ({ file, id })));

export const inItems: readonly Citation[] = inData('content/items');

export const inOtherContent: readonly Citation[] = ['figures', 'glossary', 'misconceptions', 'exams'].flatMap(
  (family) => inData(`content/${family}`),
);

/** Quoted ids in code: facts, and what else is called <course>/<name>. */
export const inCode: readonly Citation[] = ['src', 'labs'].flatMap((folder) =>
  filesUnder(folder, /(?<!\.generated)\.(ts|tsx|astro)$/).flatMap((file) =>
    [...textOf(file).matchAll(/['"]([a-z0-9-]+\/[a-z0-9-]+)['"]/g)].map(([, id = '']) => ({ file, id })),
  ),
);
