/** A value that a schema reads, made from the schema itself: small, sensible where a name says what is meant, and the same every time. */
import * as z from 'zod/mini';

type Hints = Readonly<Record<string, unknown>>;

interface Definition {
  type: string;
  shape?: Readonly<Record<string, z.core.$ZodType>>;
  element?: z.core.$ZodType;
  innerType?: z.core.$ZodType;
  options?: readonly z.core.$ZodType[];
  entries?: Readonly<Record<string, string | number>>;
  values?: readonly unknown[];
  items?: readonly z.core.$ZodType[];
  left?: z.core.$ZodType;
  in?: z.core.$ZodType;
  getter?: () => z.core.$ZodType;
  checks?: readonly { _zod: { def: { minimum?: number; value?: unknown } } }[];
}

const isDefinition = (value: object): value is Definition => 'type' in value;

function definitionOf(schema: z.core.$ZodType): Definition {
  const { def } = schema._zod;
  if (!isDefinition(def)) throw new Error('A schema says of what type it is.');
  return def;
}

const least = ({ checks = [] }: Definition): number =>
  Math.max(
    0,
    ...checks.map(({ _zod: { def } }) =>
      typeof def.minimum === 'number' ? def.minimum : typeof def.value === 'number' ? 1 : 0,
    ),
  );

/** Makes a value. `hints` says, by the name of a field, what is meant where the type alone does not. */
export function sampleOf(schema: z.core.$ZodType, hints: Hints, name = ''): unknown {
  if (name in hints) return hints[name];
  const of = definitionOf(schema);
  const inner = (one: z.core.$ZodType | undefined, called = name) => {
    if (!one) throw new Error(`A schema of type ${of.type} lacks what it is made of.`);
    return sampleOf(one, hints, called);
  };
  switch (of.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(of.shape ?? {}).flatMap(([key, one]) =>
          definitionOf(one).type === 'optional' && !(key in hints) ? [] : [[key, inner(one, key)]],
        ),
      );
    case 'string':
      return 'x'.repeat(Math.max(1, least(of)));
    case 'number':
    case 'int':
      return Math.max(1, least(of));
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'unknown':
    case 'any':
      return {};
    case 'record':
      return {};
    case 'array':
      return Array.from({ length: Math.max(1, least(of)) }, () => inner(of.element));
    case 'tuple':
      return (of.items ?? []).map((one) => inner(one));
    case 'enum':
      return Object.values(of.entries ?? {})[0];
    case 'literal':
      return of.values?.[0];
    case 'union':
      return inner(of.options?.[0]);
    case 'intersection':
      return inner(of.left);
    case 'pipe':
      return inner(of.in);
    case 'lazy':
      return inner(of.getter?.());
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'catch':
    case 'nonoptional':
      return inner(of.innerType);
    default:
      throw new Error(
        `No sample is known for a schema of type ${of.type}. Add it to tests/classroom/support/sample.ts.`,
      );
  }
}
