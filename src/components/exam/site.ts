/** Where things of a course stand, as a page of exams carries it for its script. */
import { isRecord } from '#src/base/is-record.ts';

export interface Site {
  course: string;
  /** What the addresses of the site begin with; empty at the root. */
  base: string;
  /** The skills of the exam, by their ids. */
  skills: Readonly<Record<string, string>>;
}

/** Reads them from the element of the page. */
export function siteOf({ dataset: { course = '', base = '', skills = '{}' } }: HTMLElement): Site {
  const found: unknown = JSON.parse(skills);
  return {
    course,
    base,
    skills: isRecord(found)
      ? Object.fromEntries(
          Object.entries(found).flatMap(([id, skill]) => (typeof skill === 'string' ? [[id, skill]] : [])),
        )
      : {},
  };
}

/** The address of the exams of a course. */
export const examsOf = ({ base, course }: Site): string => `${base}/${course}/exam/`;

/** The address of the report of an attempt. */
export const reportAddress = (site: Site, attempt: string): string =>
  `${examsOf(site)}report/?attempt=${encodeURIComponent(attempt)}`;
