/** Holds the house to its drawing: which folder may import which, read from every import in src and labs. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each room may import besides itself. The site composes anything; nothing below imports the site. */
const mayImport: Record<string, readonly string[]> = {
  base: [],
  datapath: ['base'],
  progress: ['base'],
  azure: ['datapath', 'base'],
  lab: ['azure', 'datapath', 'base'],
  labs: ['lab', 'azure', 'datapath', 'base'],
  quiz: ['lab', 'azure', 'datapath', 'base'],
  portal: ['azure', 'datapath', 'base'],
  explorer: ['azure', 'datapath', 'base'],
  'azure-server': ['azure', 'datapath', 'base'],
  classroom: ['labs', 'quiz', 'lab', 'azure', 'datapath', 'progress', 'base'],
  site: ['classroom', 'labs', 'quiz', 'lab', 'portal', 'explorer', 'azure', 'datapath', 'progress', 'base'],
};

/** A family's list names its members, which stand in a room above it. It loads them on demand, so no import runs in a circle. */
const familyLists: Record<string, string> = { 'src/lab/lists.generated.ts': 'labs' };

/** What only the class server can load. The site imports of its room what needs none of these: the pure files that both sides share. */
const ofServers = /^(?:node:|kysely|hono|@hono\/|pg$|better-auth|yaml$)/;

/** What the core may not use, since it runs in pages, servers and bare Node alike. */
const core = new Set(['base', 'datapath', 'azure', 'lab', 'labs', 'quiz']);
const foreign = /^(?:node:|react|@fluentui|@xstate\/react|astro|hono)/;

interface Import {
  from: string;
  /** A file of ours, or the name of a package. */
  to: string;
  isType: boolean;
  isLazy: boolean;
}

function files(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|tsx|mts|astro)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

/** Of an Astro file, only its script at the top and those in its body hold imports. */
function scriptOf(file: string, text: string): string {
  if (!file.endsWith('.astro')) return text;
  const [, front = ''] = /^---\n([\s\S]*?)\n---/.exec(text) ?? [];
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script);
  return [front, ...scripts].join('\n');
}

function resolved(from: string, name: string): string {
  if (name.startsWith('.')) return path.posix.join(path.posix.dirname(from), name);
  return name.startsWith('#') ? name.slice(1) : name;
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const { importClause } = node;
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  return (
    !name &&
    !!namedBindings &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}

function importsOf(file: string): Import[] {
  const text = scriptOf(file, readFileSync(path.join(root, file), 'utf8'));
  const source = ts.createSourceFile(`${file}.tsx`, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      found.push({
        from: file,
        to: resolved(file, node.moduleSpecifier.text),
        isType: isTypeOnly(node),
        isLazy: false,
      });
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [target] = node.arguments;
      if (target && ts.isStringLiteral(target))
        found.push({ from: file, to: resolved(file, target.text), isType: false, isLazy: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The room a file stands in. Everything in src that has no room of its own is the site. */
function roomOf(file: string): string | undefined {
  const [first = '', second = ''] = file.split('/');
  if (first === 'labs') return 'labs';
  if (first !== 'src') return undefined;
  return second in mayImport ? second : 'site';
}

const all = ['src', 'labs'].flatMap(files);
const imports = all.flatMap(importsOf);

function wrongArrows(found: readonly Import[]): string[] {
  return found.flatMap(({ from, to }) => {
    const here = roomOf(from) ?? '';
    const there = roomOf(to);
    const allowed = mayImport[here] ?? [];
    if (there === undefined || there === here || allowed.includes(there) || familyLists[from] === there) return [];
    const list = allowed.length > 0 ? allowed.join(', ') : 'nothing';
    return [
      `${here} → ${there} is not in the drawing: ${from} imports ${to}. ${here} may import ${list}. Move what both need down, or pass it in.`,
    ];
  });
}

/** One circle among the imports that really run, as the files on it; a type leaves no trace, a lazy import runs later. */
function circle(found: readonly Import[]): string[] | undefined {
  const next = new Map<string, string[]>();
  for (const { from, to, isType, isLazy } of found)
    if (!isType && !isLazy) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const walk = (file: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const target of next.get(file) ?? []) {
      const round = walk(target, [...trail, file]);
      if (round) return round;
    }
    done.add(file);
    return undefined;
  };
  for (const file of next.keys()) {
    const round = walk(file, []);
    if (round) return round;
  }
  return undefined;
}

/** What pages would load of the class server that no browser has, as the way there: type imports leave no trace. */
function serverPartsOfPages(found: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, isType } of found) if (!isType) next.set(from, [...(next.get(from) ?? []), to]);
  const ways = found
    .filter(({ from, to, isType }) => !isType && roomOf(from) === 'site' && roomOf(to) === 'classroom')
    .map(({ from, to }) => [from, to]);
  const seen = new Set<string>();
  const wrong: string[] = [];
  for (let way = ways.pop(); way; way = ways.pop()) {
    const last = way.at(-1) ?? '';
    if (ofServers.test(last)) wrong.push(way.join(' → '));
    else if (!seen.has(last)) for (const to of next.get(last) ?? []) ways.push([...way, to]);
    seen.add(last);
  }
  return wrong;
}

describe('the house', () => {
  test('every import follows an arrow of the drawing', () => {
    expect(wrongArrows(imports)).toEqual([]);
  });

  test('no imports run in a circle', () => {
    expect(circle(imports)?.join(' → ')).toBeUndefined();
  });

  test('base imports nothing but itself', () => {
    expect(imports.filter(({ from, to }) => roomOf(from) === 'base' && roomOf(to) !== 'base')).toEqual([]);
  });

  test('the core runs anywhere: no framework, nothing of Node', () => {
    const outside = imports.filter(({ from, to }) => core.has(roomOf(from) ?? '') && foreign.test(to));
    expect(outside.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  test('pages import of the class server only what runs in a browser', () => {
    expect(serverPartsOfPages(imports)).toEqual([]);
  });

  test('the data path has never heard of Azure', () => {
    const heard = files('src/datapath').filter((file) =>
      /azure|expressroute/i.test(readFileSync(path.join(root, file), 'utf8').replaceAll('never heard of Azure', '')),
    );
    expect(heard).toEqual([]);
  });

  test('every import of ours names a file that exists, with its extension', () => {
    const known = new Set(all);
    const missing = imports.filter(({ to }) => /^(?:src|labs)\/.*\.(?:ts|tsx|mts|astro)$/.test(to) && !known.has(to));
    const bare = imports.filter(({ to }) => /^(?:src|labs)\//.test(to) && !/\.\w+$/.test(to));
    expect([...missing, ...bare].map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  test('nothing imports through a barrel', () => {
    expect(all.filter((file) => /(?:^|\/)index\.tsx?$/.test(file) && !file.startsWith('src/pages/'))).toEqual([]);
  });
});

describe('the drawing notices', () => {
  const arrow = (from: string, to: string, more: Partial<Import> = {}): Import => ({
    from,
    to,
    isType: false,
    isLazy: false,
    ...more,
  });

  test.for([
    { from: 'src/azure/arm.ts', to: 'src/lab/machine.ts', says: 'azure → lab', because: 'the engine knows no labs' },
    {
      from: 'src/datapath/trace.ts',
      to: 'src/azure/cloud.ts',
      says: 'datapath → azure',
      because: 'packets know no Azure',
    },
    { from: 'src/base/ip.ts', to: 'src/datapath/trace.ts', says: 'base → datapath', because: 'base imports nothing' },
    {
      from: 'src/portal/Portal.tsx',
      to: 'src/components/lab/room.tsx',
      says: 'portal → site',
      because: 'nothing imports the site',
    },
    { from: 'src/lab/play.ts', to: 'labs/a/b.ts', says: 'lab → labs', because: 'only the list of labs names them' },
  ])('$says: $because', ({ from, to, says }) => {
    expect(wrongArrows([arrow(from, to, { isType: true })])[0]).toContain(
      `${says} is not in the drawing: ${from} imports ${to}`,
    );
  });

  test('a page that would load the database, and none where it only takes a type', () => {
    const page = arrow('src/components/a.ts', 'src/classroom/classes/plan.ts');
    const deep = [page, arrow(page.to, 'src/classroom/b.ts'), arrow('src/classroom/b.ts', 'kysely')];
    expect(serverPartsOfPages(deep)).toEqual([
      'src/components/a.ts → src/classroom/classes/plan.ts → src/classroom/b.ts → kysely',
    ]);
    expect(serverPartsOfPages([{ ...page, isType: true }, ...deep.slice(1)])).toEqual([]);
  });

  test('a circle of three files, and none where one of them is only a type', () => {
    const [one, two, three] = [
      arrow('src/a.ts', 'src/b.ts'),
      arrow('src/b.ts', 'src/c.ts'),
      arrow('src/c.ts', 'src/a.ts'),
    ];
    expect(circle([one, two, three])).toEqual(['src/a.ts', 'src/b.ts', 'src/c.ts', 'src/a.ts']);
    expect(circle([one, two, { ...three, isType: true }])).toBeUndefined();
  });
});
