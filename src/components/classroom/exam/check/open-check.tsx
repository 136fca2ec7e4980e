/** Opens a check of a class in an element of its page. */
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import type { Where } from '../calls.ts';
import type { ExamSite } from '../ClassExamPlace.tsx';
import { CheckPlace } from './CheckPlace.tsx';
import '../../../exam/exam.css';
import '../../../exam/report.css';
import '../class-exam.css';

export function openCheck(place: HTMLElement, where: Where, site: ExamSite): void {
  z.config({ jitless: true });
  createRoot(place).render(<CheckPlace where={where} site={site} />);
}
