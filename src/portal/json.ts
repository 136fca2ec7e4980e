/** Reads from JSON of unknown shape by path. What is not there reads as nothing, never as an error. */
import { isRecord } from '#src/base/is-record.ts';

/** The value at a dotted path: `at(circuit, 'properties.serviceKey')`. */
export function at(value: unknown, path: string): unknown {
  let inner = value;
  for (const key of path.split('.')) inner = isRecord(inner) ? inner[key] : undefined;
  return inner;
}

/** The text at a path; empty where there is none. Numbers read as text. */
export function textAt(value: unknown, path: string): string {
  const found = at(value, path);
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : '';
}

export function listAt(value: unknown, path: string): unknown[] {
  const found = at(value, path);
  return Array.isArray(found) ? found : [];
}

/** The texts in the list at a path. */
export const textsAt = (value: unknown, path: string): string[] =>
  listAt(value, path).filter((one) => typeof one === 'string');

/** What a list answer holds: the members of `value`. */
export const members = (answer: unknown): unknown[] => listAt(answer, 'value');

export const idOf = (resource: unknown): string => textAt(resource, 'id');
export const nameOf = (resource: unknown): string => textAt(resource, 'name');

/** Whether two resource ids name the same resource: Azure compares them without case. */
export const sameId = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
