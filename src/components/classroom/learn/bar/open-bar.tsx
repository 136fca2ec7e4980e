/** Puts the bar of the class at the bottom of the page. */
import { createRoot } from 'react-dom/client';
import type { Desk } from '../desk.ts';
import { Bar } from './Bar.tsx';
import './bar.css';

export function openBar(desk: Desk): void {
  if (document.querySelector('.class-bar-place')) return;
  const place = document.createElement('div');
  place.className = 'class-bar-place not-content print:hidden';
  document.body.append(place);
  document.documentElement.dataset['classBar'] = '';
  createRoot(place).render(<Bar desk={desk} />);
}
