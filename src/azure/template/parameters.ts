/** The parameters of a template: what it declares, what was sent, and what they are then. */
import * as z from 'zod/mini';
import { lacking, TemplateError } from './errors.ts';
import { resolve } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { isBag, isList, same } from './values.ts';

export const parameterSchema = z.looseObject({
  type: z.string(),
  defaultValue: z.optional(z.unknown()),
  allowedValues: z.optional(z.nullable(z.array(z.unknown()))),
  minValue: z.optional(z.nullable(z.number())),
  maxValue: z.optional(z.nullable(z.number())),
  minLength: z.optional(z.nullable(z.number())),
  maxLength: z.optional(z.nullable(z.number())),
});
type Declared = z.infer<typeof parameterSchema>;

export interface Parameter {
  /** As Azure writes it in answers: String, SecureString, Int, Bool, Object, SecureObject, Array. */
  type: string;
  value: unknown;
}

const kinds: Readonly<Record<string, { shown: string; holds: (value: unknown) => boolean }>> = {
  string: { shown: 'String', holds: (value) => typeof value === 'string' },
  securestring: { shown: 'SecureString', holds: (value) => typeof value === 'string' },
  int: { shown: 'Int', holds: (value) => typeof value === 'number' && Number.isInteger(value) },
  bool: { shown: 'Bool', holds: (value) => typeof value === 'boolean' },
  object: { shown: 'Object', holds: isBag },
  secureobject: { shown: 'SecureObject', holds: isBag },
  array: { shown: 'Array', holds: isList },
};

/** The name of a type as Azure writes it in answers; undefined for what is no type of the language. */
export function shownType(type: string): string | undefined {
  const key = type.toLowerCase();
  return Object.hasOwn(kinds, key) ? kinds[key]?.shown : undefined;
}

/** Whether values of this type are kept from being read. */
export const isSecure = (type: string): boolean => type.toLowerCase().startsWith('secure');

function demandBounds(name: string, declared: Declared, value: unknown): void {
  const { allowedValues, minLength, maxLength, minValue, maxValue } = declared;
  const fail = (rule: string): TemplateError =>
    new TemplateError(`The provided value for the template parameter '${name}' is not valid. ${rule}`);
  if (allowedValues && !allowedValues.some((allowed) => same(allowed, value))) {
    throw fail(
      `The value '${isSecure(declared.type) ? '…' : String(value)}' is not part of the allowed value(s): '${allowedValues.map(String).join(',')}'`,
    );
  }
  const length = typeof value === 'string' || isList(value) ? value.length : undefined;
  if (length !== undefined && typeof minLength === 'number' && length < minLength)
    throw fail(`Length of the value should be greater than or equal to '${minLength}'`);
  if (length !== undefined && typeof maxLength === 'number' && length > maxLength)
    throw fail(`Length of the value should be less than or equal to '${maxLength}'`);
  if (typeof value !== 'number') return;
  if (typeof minValue === 'number' && value < minValue)
    throw fail(`The value should be greater than or equal to '${minValue}'`);
  if (typeof maxValue === 'number' && value > maxValue)
    throw fail(`The value should be less than or equal to '${maxValue}'`);
}

function sentValue(name: string, sent: unknown): { value: unknown } | undefined {
  if (!isBag(sent)) throw new TemplateError(`The value of the template parameter '${name}' must be { "value": … }`);
  if (sent['reference'] !== undefined && sent['reference'] !== null)
    throw lacking(`a key vault reference for the parameter '${name}'`);
  return Object.hasOwn(sent, 'value') ? { value: sent['value'] } : undefined;
}

/** Every parameter with its value, under the names the template gives them. Throws a TemplateError. */
export function readParameters(
  declared: Readonly<Record<string, Declared>>,
  sent: Readonly<Record<string, unknown>>,
  scope: Omit<Scope, 'parameter' | 'variable'>,
  chance: (parameter: string) => string,
): Record<string, Parameter> {
  const byName = new Map(Object.entries(sent).map(([name, value]) => [name.toLowerCase(), value]));
  const names = new Map(Object.keys(declared).map((name) => [name.toLowerCase(), name]));
  const unknown = Object.keys(sent).filter((name) => !names.has(name.toLowerCase()));
  if (unknown.length > 0) {
    throw new TemplateError(
      `The template parameters '${unknown.join(', ')}' in the parameters file are not valid; they are not present in the original template and can therefore not be provided at deployment time. The only supported parameters for this template are '${Object.keys(declared).join(', ')}'`,
    );
  }
  const done: Record<string, Parameter> = {};
  const open = new Set<string>();
  const valueOf = (written: string): Parameter => {
    const name = names.get(written.toLowerCase());
    const rule = name === undefined ? undefined : declared[name];
    if (name === undefined || !rule) throw new TemplateError(`The template parameter '${written}' is not found`);
    const known = Object.hasOwn(done, name) ? done[name] : undefined;
    if (known) return known;
    if (open.has(name)) throw new TemplateError(`The default values of the parameters refer to '${name}' in a circle`);
    open.add(name);
    const kind = Object.hasOwn(kinds, rule.type.toLowerCase()) ? kinds[rule.type.toLowerCase()] : undefined;
    if (!kind) throw new TemplateError(`The template parameter '${name}' has the type '${rule.type}', which is none`);
    const given = byName.has(name.toLowerCase()) ? sentValue(name, byName.get(name.toLowerCase())) : undefined;
    if (!given && !Object.hasOwn(rule, 'defaultValue')) {
      throw new TemplateError(`The value for the template parameter '${name}' is not provided`);
    }
    const value = given
      ? given.value
      : resolve(rule.defaultValue, {
          ...scope,
          parameter: (other) => valueOf(other).value,
          variable(other) {
            throw new TemplateError(
              `The default value of the parameter '${name}' names the variable '${other}'; variables may not stand there`,
            );
          },
          chance: () => chance(name),
        });
    if (!kind.holds(value)) {
      throw new TemplateError(
        `Template parameter JToken type is not valid. Expected '${kind.shown}' for the template parameter '${name}'`,
      );
    }
    demandBounds(name, rule, value);
    return (done[name] = { type: kind.shown, value });
  };
  for (const name of Object.keys(declared)) valueOf(name);
  return done;
}
