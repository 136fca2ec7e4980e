/** Finds where a text stops being JSON, and says what is wrong there in words a person can act on. */

export interface JsonFault {
  line: number;
  column: number;
  because: string;
}

const isSpace = (character: string) => /[ \t\r\n]/.test(character);

class Fault extends Error {
  readonly at: number;
  constructor(at: number, because: string) {
    super(because);
    this.at = at;
  }
}

/** What stands there, as it is shown to a person. */
const shown = (text: string, at: number): string => {
  const word = /^[\w.+-]+/.exec(text.slice(at))?.[0] ?? text.charAt(at);
  return word === '' ? 'the end of the text' : `“${word.slice(0, 24)}”`;
};

/** Reads one value from `at`; returns where it ends. */
function value(text: string, from: number): number {
  const at = skip(text, from);
  const first = text.charAt(at);
  if (first === '{') return members(text, at, '}', member);
  if (first === '[') return members(text, at, ']', value);
  if (first === '"') return string(text, at);
  if (first === "'") throw new Fault(at, 'Text stands in single quotes. JSON wants double quotes: ".');
  const literal = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/.exec(text.slice(at))?.[0];
  if (literal !== undefined) return at + literal.length;
  if (first === '') throw new Fault(at, 'The text ends where a value should stand. Complete it.');
  throw new Fault(at, `${shown(text, at)} is no value. Put text into double quotes.`);
}

function member(text: string, from: number): number {
  const at = skip(text, from);
  if (text.charAt(at) !== '"') throw new Fault(at, `${shown(text, at)} should be a name in double quotes.`);
  const colon = skip(text, string(text, at));
  if (text.charAt(colon) !== ':') throw new Fault(colon, `A colon is missing before ${shown(text, colon)}.`);
  return value(text, colon + 1);
}

function members(text: string, open: number, close: string, one: (text: string, at: number) => number): number {
  let at = skip(text, open + 1);
  if (text.charAt(at) === close) return at + 1;
  for (;;) {
    at = skip(text, one(text, at));
    const next = text.charAt(at);
    if (next === close) return at + 1;
    if (next !== ',')
      throw new Fault(
        at,
        next === ''
          ? `The text ends before “${close}”. Add it.`
          : `A comma or “${close}” is missing before ${shown(text, at)}.`,
      );
    at = skip(text, at + 1);
    if (text.charAt(at) === close) throw new Fault(at, `A comma stands before “${close}”. Remove the comma.`);
  }
}

function string(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') return at + 1;
    if (character < ' ')
      throw new Fault(at, 'The text in double quotes goes over the end of the line. Close it with ".');
    if (character !== '\\') continue;
    const escape = /^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/.exec(text.slice(at))?.[0];
    if (escape === undefined) throw new Fault(at, 'A backslash stands alone. Write two: \\\\.');
    at += escape.length - 1;
  }
  throw new Fault(open, 'The text in double quotes is never closed. Close it with ".');
}

function skip(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charAt(at))) at += 1;
  return at;
}

/** The first fault of a text that should be JSON, lines and columns counted from 1; undefined when it is JSON. */
export function jsonFault(text: string): JsonFault | undefined {
  try {
    const end = skip(text, value(text, 0));
    if (end < text.length) throw new Fault(end, `${shown(text, end)} stands after the end of the JSON. Remove it.`);
    return undefined;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const before = text.slice(0, error.at).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, because: error.message };
  }
}
