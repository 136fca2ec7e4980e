/** Opens the page on which a class follows its instructor's portal. */
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { openDesk } from '../desk.ts';
import { Follow } from './Follow.tsx';
import '#src/components/lab/lab.css';
import './follow.css';

/** Puts it into an element. Whoever sits in no class is led to where one joins. */
export async function openFollow(place: HTMLElement): Promise<void> {
  z.config({ jitless: true });
  const desk = await openDesk();
  if (desk) createRoot(place).render(<Follow desk={desk} />);
  else location.replace('/class/');
}
