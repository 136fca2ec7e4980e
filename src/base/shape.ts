/** Reads values of unknown shape, in less than a kilobyte: what the data path and the explorer ask of a Cloud. The functions are named as in zod and do the same as far as they go; zod itself, which the engine uses, weighs eight. */
import { isRecord } from '#src/base/is-record.ts';

const misfit = Symbol('misfit');

export interface Shape<T> {
  /** The value as it was read, or the sign that it does not fit. Nothing is thrown, since much of a Cloud is left out. */
  fit(value: unknown): T | typeof misfit;
  /** The value as it was read. Throws if it does not fit: `otherwise` gives something instead. */
  parse(value: unknown): T;
}

/** What a shape reads. */
export type Read<S> = S extends Shape<infer T> ? T : never;

type Fields = Readonly<Record<string, Shape<unknown>>>;
type ReadFields<F extends Fields> = { [Name in keyof F]: Read<F[Name]> };

const shape = <T>(name: string, fit: Shape<T>['fit']): Shape<T> => ({
  fit,
  parse(value) {
    const read = fit(value);
    if (read === misfit) throw new TypeError(`This is not ${name}.`);
    return read;
  },
});

/** Reads each of some named values with its shape. */
function fitAll(entries: readonly (readonly [string, Shape<unknown>, unknown])[]) {
  const read: [string, unknown][] = [];
  for (const [name, inner, value] of entries) {
    const fitting = inner.fit(value);
    if (fitting === misfit) return misfit;
    read.push([name, fitting]);
  }
  return Object.fromEntries(read);
}

export const string = (): Shape<string> => shape('a text', (value) => (typeof value === 'string' ? value : misfit));
export const boolean = (): Shape<boolean> =>
  shape('true or false', (value) => (typeof value === 'boolean' ? value : misfit));
/** A number that is one: neither NaN nor infinite. */
export const number = (): Shape<number> =>
  shape('a number', (value) => (typeof value === 'number' && Number.isFinite(value) ? value : misfit));
export const unknown = (): Shape<unknown> => shape('anything', (value) => value);

export const array = <T>(inner: Shape<T>): Shape<T[]> =>
  shape('a list of these', (value) => {
    if (!Array.isArray(value)) return misfit;
    const read: T[] = [];
    for (const one of value) {
      const fitting = inner.fit(one);
      if (fitting === misfit) return misfit;
      read.push(fitting);
    }
    return read;
  });

/** An object with any names. */
export function record<T>(inner: Shape<T>): Shape<Record<string, T>>;
export function record(inner: Shape<unknown>): Shape<Record<string, unknown>> {
  return shape('an object of these', (value) =>
    isRecord(value) ? fitAll(Object.entries(value).map(([name, one]) => [name, inner, one])) : misfit,
  );
}

/** An object with these names. Others are left out. */
export function object<F extends Fields>(fields: F): Shape<ReadFields<F>>;
export function object(fields: Fields): Shape<Record<string, unknown>> {
  const wanted = Object.entries(fields);
  return shape(`an object with ${wanted.map(([name]) => name).join(', ')}`, (value) =>
    isRecord(value) ? fitAll(wanted.map(([name, inner]) => [name, inner, value[name]])) : misfit,
  );
}

/** May be missing. */
export const optional = <T>(inner: Shape<T>): Shape<T | undefined> =>
  shape('this or nothing', (value) => (value === undefined ? undefined : inner.fit(value)));

/** Something else where the value does not fit. */
export const otherwise = <T>(inner: Shape<T>, instead: NoInfer<T>): Shape<T> =>
  shape('anything', (value) => {
    const read = inner.fit(value);
    return read === misfit ? instead : read;
  });
