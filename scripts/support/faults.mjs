/** What is wrong with a text of the content, in words for its author: the line, what stands there, what would be right. */
import { LineCounter, isMap, isScalar, isSeq, parseDocument } from 'yaml';

/**
 * @typedef {{ line: number, field: string, wrong: string, right: string }} Fault
 * @typedef {string | number} Key
 */

/** How many letters differ. @param {string} one @param {string} other */
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The word that was probably meant, if one is near enough. @param {string} word @param {Iterable<string>} known */
export function nearest(word, known) {
  const [best] = [...known]
    .map((one) => ({ one, by: distance(word, one) }))
    .toSorted((one, other) => one.by - other.by || (one.one < other.one ? -1 : 1));
  return best !== undefined && best.by <= Math.max(2, word.length / 3) ? best.one : undefined;
}

/**
 * A YAML text with the line of each of its parts. `above` is the number of lines before it in its file.
 * @param {string} text
 */
export function readYaml(text, above = 0) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  /** The line on which a part begins, or the nearest part around it that is there. @param {readonly Key[]} path */
  const lineOf = (path) => {
    let node = document.contents;
    let offset = node?.range?.[0] ?? 0;
    for (const key of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key: name }) => isScalar(name) && String(name.value) === String(key));
        if (!pair || !isScalar(pair.key)) break;
        offset = pair.key.range?.[0] ?? offset;
        node = /** @type {typeof node} */ (pair.value);
      } else if (isSeq(node)) {
        node = /** @type {typeof node} */ (node.items[Number(key)]);
        offset = node?.range?.[0] ?? offset;
      } else break;
    }
    return lines.linePos(offset).line + above;
  };
  /** @type {Fault[]} */
  const broken = document.errors.map(({ message, linePos }) => ({
    line: (linePos?.[0].line ?? 1) + above,
    field: '',
    wrong: (message.split('\n')[0] ?? message).replace(/ at line \d+.*$/, ''),
    right: 'valid YAML: two blanks for each step in, a quote around text with a colon or a #',
  }));
  return { data: broken.length === 0 ? /** @type {unknown} */ (document.toJS()) : undefined, lineOf, broken };
}

/** A path as an author reads it: options[2].why @param {readonly Key[]} path */
const fieldOf = (path) =>
  path.map((key, index) => (typeof key === 'number' ? `[${key + 1}]` : index === 0 ? key : `.${key}`)).join('');

/** @param {unknown} data @param {readonly Key[]} path */
const at = (data, path) =>
  path.reduce((part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined), data);

const kinds = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields of its own',
  record: 'fields of its own',
  int: 'a whole number',
};
const inWords = (value) =>
  Array.isArray(value)
    ? 'a list'
    : value === null
      ? 'empty'
      : typeof value === 'object'
        ? 'fields'
        : JSON.stringify(value);

/**
 * One of zod's issues in words.
 * @param {import('zod').core.$ZodIssue} issue @param {unknown} data @param {readonly string[]} known the names of fields
 * @returns {{ path: readonly Key[], wrong: string, right: string }[]}
 */
function told(issue, data, known) {
  const path = /** @type {Key[]} */ (issue.path);
  const value = at(data, path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const meant = nearest(key, known);
      return {
        path: [...path, key],
        wrong: `there is no field "${key}" here`,
        right: meant === undefined ? 'take it out' : `${meant}:, if that is meant; else take it out`,
      };
    });
  if (issue.code === 'invalid_value') {
    const values = issue.values.map((one) => String(one)).join(', ');
    const own = /^Invalid /.test(issue.message) ? `one of ${values}` : issue.message;
    return [
      { path, wrong: value === undefined ? 'is missing' : `${inWords(value)} is none of what it can be`, right: own },
    ];
  }
  if (issue.code === 'invalid_union') {
    const key = 'discriminator' in issue && typeof issue.discriminator === 'string' ? issue.discriminator : undefined;
    const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
    const given = key === undefined ? value : at(data, [...path, ...(path.at(-1) === key ? [] : [key])]);
    return [
      {
        path: key === undefined || path.at(-1) === key ? path : [...path, key],
        wrong: given === undefined ? 'is missing' : `${inWords(given)} is none of what it can be`,
        right: options.length > 0 ? `one of ${options.join(', ')}` : 'one of the shapes in docs/authoring.md',
      },
    ];
  }
  if (issue.code === 'invalid_type') {
    const wanted = kinds[issue.expected] ?? issue.expected;
    return [{ path, wrong: value === undefined ? 'is missing' : `is ${inWords(value)}`, right: wanted }];
  }
  return [
    {
      path,
      wrong: value === undefined || typeof value === 'object' ? 'breaks a rule' : `${inWords(value)} breaks a rule`,
      right: issue.message,
    },
  ];
}

/**
 * The faults of a YAML text under a schema.
 * @param {string} text @param {{ safeParse(data: unknown): { success: boolean, error?: { issues: readonly import('zod').core.$ZodIssue[] } } }} schema
 * @param {{ above?: number, known?: readonly string[] }} [options]
 */
export function faultsOf(text, schema, { above = 0, known = [] } = {}) {
  const { data, lineOf, broken } = readYaml(text, above);
  if (broken.length > 0) return { data, lineOf, faults: broken };
  const result = schema.safeParse(data);
  const faults = (result.error?.issues ?? []).flatMap((issue) =>
    told(issue, data, known).map(({ path, wrong, right }) => ({
      line: lineOf(path),
      field: fieldOf(path),
      wrong,
      right,
    })),
  );
  return { data, lineOf, faults };
}
