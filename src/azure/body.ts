/** Reads what a client sent: text to plain JSON, plain JSON to a typed value. Whatever does not fit is refused in words. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';

/** Longer bodies, in characters, are refused before they are read as JSON: Azure Resource Manager reads 4 MiB. */
export const longestBody = 4 * 1024 * 1024;

/** Deeper nesting than any resource has; guards the walk against a body made to exhaust the stack. */
const deepest = 64;

/** A copy without members named `__proto__`, which would change what objects are rather than what they hold. */
function plain(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) throw new Refusal(400, 'InvalidRequestContent', invalidContent('it is nested too deeply'));
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '__proto__')
      .map(([key, item]) => [key, plain(item, depth + 1)]),
  );
}

const invalidContent = (why: string): string =>
  `The request content was invalid and could not be deserialized: '${why}'.`;

const bag = z.record(z.string(), z.unknown());

/** The body as a JSON object; an empty body is an empty object. */
export function readBody(text: string): Record<string, unknown> {
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Refusal(
      400,
      'InvalidRequestContent',
      invalidContent(error instanceof Error ? error.message : 'not JSON'),
    );
  }
  const body = bag.safeParse(plain(value));
  if (!body.success) throw new Refusal(400, 'InvalidRequestContent', invalidContent('the body must be a JSON object'));
  return body.data;
}

/** A value as a bag of members, empty if it is none. */
export function bagOf(value: unknown): Record<string, unknown> {
  const parsed = bag.safeParse(value);
  return parsed.success ? parsed.data : {};
}

/** A value as text, empty if it is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const shown = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, key) => (Array.isArray(inside) ? inside[Number(key)] : bagOf(inside)[String(key)]),
    value,
  );
}

function ruleOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be of type ${issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.map(String).join(' or ')}`;
    case 'too_big':
      return `must be at most ${String(issue.maximum)}`;
    case 'too_small':
      return `must be at least ${String(issue.minimum)}`;
    default:
      return issue.message === 'Invalid input' ? 'has a form that is not accepted' : issue.message;
  }
}

/** A value that does not fit its schema. */
export class Misfit extends Refusal {
  /** Whether it is there and of another type, or not among the values there are; else it is missing, too much or too little. */
  readonly isOfOtherType: boolean;

  constructor(message: string, target: string, isOfOtherType: boolean) {
    super(400, 'CrossconnectInvalidProperty', message, { target });
    this.name = 'Misfit';
    this.isOfOtherType = isOfOtherType;
  }
}

/** The value as the schema types it, or a refusal that names the first member that does not fit. */
export function demand<T>(schema: z.ZodMiniType<T>, value: unknown, at: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = [at, ...(issue?.path ?? [])].filter((part) => part !== '').join('.');
  const found = valueAt(value, issue?.path ?? []);
  const rule = issue ? ruleOf(issue) : 'has a form that is not accepted';
  const words = found === undefined ? `${path} is missing. It ${rule}.` : `${path} is ${shown(found)}. It ${rule}.`;
  const isOfOtherType = found !== undefined && (issue?.code === 'invalid_type' || issue?.code === 'invalid_value');
  throw new Misfit(`${words} Send the request again with such a value.`, path, isOfOtherType);
}
