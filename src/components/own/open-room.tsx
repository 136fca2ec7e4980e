/** Opens the page of an author's own questions in its place. */
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { openRecord } from '#src/progress/stores/browser.ts';
import { newId } from '#src/progress/stamp.ts';
import { blueprintsOf, exams as examsSchema } from '#src/quiz/exam/blueprint.ts';
import { OwnRoom } from './OwnRoom.tsx';

export interface Site {
  course: string;
  home: string;
  /** What `content/exams/<course>.yaml` says; null for a course without exams. */
  exams: unknown;
}

export async function openOwn(place: HTMLElement, { course, home, exams }: Site): Promise<void> {
  z.config({ jitless: true });
  const record = await openRecord();
  const forms =
    exams === null
      ? []
      : blueprintsOf(course, examsSchema.parse(exams))
          .filter(({ asks }) => asks === undefined)
          .map(({ id, title }) => ({ id, title }));
  const inner = document.createElement('div');
  place.replaceChildren(inner);
  createRoot(inner).render(
    <OwnRoom
      record={record}
      home={home}
      forms={forms}
      draw={async (form) => {
        // The generators bring the simulated Azure along, and few who come here draw a form.
        const { drawnForm } = await import('./drawn-form.ts');
        return drawnForm({ course, home, exams, form, seed: newId() });
      }}
    />,
  );
}
