/** Opens the report of a class's exam in an element of its page. */
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import type { Site } from '#src/components/exam/site.ts';
import { ClassReportPlace } from './ClassReportPlace.tsx';
import '../../exam/report.css';
import './class-exam.css';

export function openClassReport(place: HTMLElement, of: { inClass: string; form: string }, site: Site): void {
  z.config({ jitless: true });
  createRoot(place).render(<ClassReportPlace of={of} site={site} />);
}
