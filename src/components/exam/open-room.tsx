/** Opens an exam in an element of the page. Loaded when somebody comes to take it. */
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { ExamPlace } from './ExamPlace.tsx';
import type { Site } from './site.ts';
import './exam.css';

export function openExam(place: HTMLElement, attempt: string, site: Site): void {
  z.config({ jitless: true });
  createRoot(place).render(<ExamPlace attempt={attempt} site={site} />);
}
