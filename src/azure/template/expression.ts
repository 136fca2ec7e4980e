/** Reads the language of template expressions: `[concat(parameters('name'), '-ip')]` becomes a tree. */
import { lacking, TemplateError } from './errors.ts';
import { templateLimits } from './limits.ts';

export type Expression =
  | { kind: 'value'; value: string | number }
  | { kind: 'call'; name: string; arguments: readonly Expression[] }
  | { kind: 'member'; of: Expression; member: Expression };

type Token = { kind: 'word' | 'text' | 'mark'; text: string } | { kind: 'number'; text: string };

const tokenRule = /\s*(?:(?<text>'(?:[^']|'')*')|(?<number>[+-]?\d+)|(?<word>[A-Za-z_$][\w$]*)|(?<mark>[()[\],.?]))/y;

function tokensOf(source: string): Token[] {
  if (source.length > templateLimits.expression) {
    throw new TemplateError(
      `The template language expression has ${source.length} characters. It may have at most ${templateLimits.expression}`,
    );
  }
  const tokens: Token[] = [];
  let at = 0;
  const end = source.trimEnd().length;
  while (at < end) {
    tokenRule.lastIndex = at;
    const found = tokenRule.exec(source)?.groups;
    if (!found) {
      throw new TemplateError(
        `Unable to parse language expression '${source}': '${source.slice(at).trim().slice(0, 12)}' is no part of the language`,
      );
    }
    at = tokenRule.lastIndex;
    const { text, number, word, mark } = found;
    if (text !== undefined) tokens.push({ kind: 'text', text: text.slice(1, -1).replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'mark', text: mark ?? '' });
  }
  return tokens;
}

/** Deeper nesting than any template has; guards the stack. */
const deepest = 100;

function parse(source: string): Expression {
  const tokens = tokensOf(source);
  let at = 0;

  const fail = (wanted: string): TemplateError =>
    new TemplateError(
      `Unable to parse language expression '${source}': expected ${wanted} and found ${tokens[at] ? `'${tokens[at]?.text ?? ''}'` : 'the end'}`,
    );
  const isMark = (mark: string): boolean => tokens[at]?.kind === 'mark' && tokens[at]?.text === mark;
  const take = (mark: string): boolean => {
    if (!isMark(mark)) return false;
    at += 1;
    return true;
  };
  const demand = (mark: string): void => {
    if (!take(mark)) throw fail(`'${mark}'`);
  };
  const word = (): string => {
    const token = tokens[at];
    if (token?.kind !== 'word') throw fail('a name');
    at += 1;
    return token.text;
  };

  const call = (depth: number): Expression => {
    const name = word();
    if (isMark('.')) throw lacking(`the user-defined function namespace '${name}'`);
    demand('(');
    const given: Expression[] = [];
    if (!take(')')) {
      do given.push(expression(depth + 1));
      while (take(','));
      demand(')');
    }
    return { kind: 'call', name, arguments: given };
  };

  const expression = (depth: number): Expression => {
    if (depth > deepest) throw new TemplateError('The expression is nested too deeply');
    const token = tokens[at];
    if (!token) throw fail('an expression');
    let found: Expression;
    if (token.kind === 'text' || token.kind === 'number') {
      at += 1;
      found = { kind: 'value', value: token.kind === 'number' ? Number(token.text) : token.text };
    } else found = call(depth);
    for (;;) {
      if (isMark('?')) throw lacking("the safe-dereference operator '.?'");
      if (take('.')) {
        if (isMark('?')) throw lacking("the safe-dereference operator '.?'");
        found = { kind: 'member', of: found, member: { kind: 'value', value: word() } };
      } else if (take('[')) {
        if (isMark('?')) throw lacking("the safe-dereference operator '[?'");
        found = { kind: 'member', of: found, member: expression(depth + 1) };
        demand(']');
      } else return found;
    }
  };

  const whole = expression(0);
  if (at < tokens.length) throw fail('the end');
  return whole;
}

/** What a text of a template says: itself, or the expression in its brackets. A doubled bracket at the start is a plain one. */
export function readText(text: string): string | Expression {
  if (!text.startsWith('[') || !text.endsWith(']')) return text;
  return text.startsWith('[[') ? text.slice(1) : parse(text.slice(1, -1));
}
