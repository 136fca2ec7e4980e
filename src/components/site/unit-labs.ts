/** The labs of a course as pages list them, with the pages they stand on. */
import { labs } from '#src/lab/registry.ts';
import type { Course } from './courses.ts';

/** Every lab of a course, in the order of the registry. */
export const labsOfCourse = ({ id, href }: Pick<Course, 'id' | 'href'>) =>
  labs
    .filter((lab) => lab.id.startsWith(`${id}/`))
    .map((lab) => ({ ...lab, href: `${href}labs/${lab.id.slice(id.length + 1)}/` }));
