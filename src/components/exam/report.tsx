/** Opens the report of an exam in an element of the page: only now the keys are asked for. */
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { ReportPlace } from './report/ReportPlace.tsx';
import type { Site } from './site.ts';
import './report.css';

export function openReport(place: HTMLElement, attempt: string, site: Site): void {
  z.config({ jitless: true });
  createRoot(place).render(<ReportPlace attempt={attempt} site={site} />);
}
