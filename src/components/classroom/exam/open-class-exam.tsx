/** Opens an exam of a class in an element of its page. Loaded when somebody comes to take it. */
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import type { Where } from './calls.ts';
import { ClassExamPlace, type ExamSite } from './ClassExamPlace.tsx';
import '../../exam/exam.css';
import './class-exam.css';

export function openClassExam(place: HTMLElement, where: Where, site: ExamSite): void {
  z.config({ jitless: true });
  createRoot(place).render(<ClassExamPlace where={where} site={site} />);
}
