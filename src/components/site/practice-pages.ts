/** The pages of practice that a course has, in the order in which they are offered. */
import { getCollection } from 'astro:content';

export interface PracticePage {
  name: string;
  href: string;
  label: string;
}

/** The exam's pages are there where the course describes its exams. */
export async function practicePagesOf({ id, href }: { id: string; href: string }): Promise<PracticePage[]> {
  const hasExams = (await getCollection('exams')).some((exam) => exam.id === id);
  return [
    { name: 'readiness', label: 'Readiness' },
    { name: 'diagnostic', label: 'Diagnostic' },
    { name: 'practice', label: 'Practice' },
    { name: 'review', label: 'Review' },
    { name: 'plan', label: 'Plan' },
    ...(hasExams ? [{ name: 'exam', label: 'Exam' }] : []),
    { name: 'bank', label: 'The questions' },
    { name: 'own', label: 'Your own' },
  ].map(({ name, label }) => ({ name, label, href: `${href}${name}/` }));
}
