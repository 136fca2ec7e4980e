/** One page for each course of `content/courses`: the paths of a page below `[course]`. */
import { getCollection } from 'astro:content';

export const coursePaths = async (): Promise<{ params: { course: string }; props: { id: string } }[]> =>
  (await getCollection('courses')).map(({ id }) => ({ params: { course: id }, props: { id } }));
