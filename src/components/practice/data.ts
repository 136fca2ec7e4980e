/** What a practice page carries for its script: the course and its objectives, as JSON in the page. */
import { isRecord } from '#src/base/is-record.ts';

/** A unit that is written. */
export interface UnitPlace {
  /** `expressroute/09-fastpath` */
  id: string;
  number: number;
  title: string;
  href: string;
  /** To read it and do its check. */
  minutes: number;
}

export interface Objective {
  /** `az-700/E4`. */
  id: string;
  /** `E4`. */
  name: string;
  skill: string;
  units: readonly UnitPlace[];
}

export interface PracticeData {
  course: string;
  /** The address of the course: `/expressroute/`. */
  home: string;
  objectives: readonly Objective[];
}

const isUnit = (value: unknown): value is UnitPlace =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  typeof value.minutes === 'number' &&
  typeof value.number === 'number' &&
  typeof value.title === 'string' &&
  typeof value.href === 'string';

const isObjective = (value: unknown): value is Objective =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  typeof value.name === 'string' &&
  typeof value.skill === 'string' &&
  Array.isArray(value.units) &&
  value.units.every(isUnit);

/** Reads the data of a page. A page without it is our mistake. */
export function practiceDataOf(element: HTMLElement): PracticeData {
  const text = element.querySelector('script[type="application/json"]')?.textContent ?? 'null';
  const value: unknown = JSON.parse(text);
  if (
    !isRecord(value) ||
    typeof value.course !== 'string' ||
    typeof value.home !== 'string' ||
    !Array.isArray(value.objectives) ||
    !value.objectives.every(isObjective)
  )
    throw new Error('The page does not say which objectives its course has.');
  return { course: value.course, home: value.home, objectives: value.objectives };
}
