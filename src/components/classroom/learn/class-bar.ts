/** Opens the bar of the class on whatever page this is, once the page has nothing else to do. Loaded only where somebody sits in a class. */
import { openDesk } from './desk.ts';

/** Pages of those who lead have their own. */
const ofStaff = /\/class\/(?:teach|sign-in|first)\//;

async function open(): Promise<void> {
  const desk = await openDesk();
  if (!desk) return;
  const { openBar } = await import('./bar/open-bar.tsx');
  openBar(desk);
}

if (!ofStaff.test(location.pathname)) {
  const whenIdle =
    'requestIdleCallback' in globalThis ? requestIdleCallback : (work: () => void) => setTimeout(work, 200);
  // Without a network and without a kept copy the page works as one without a class.
  whenIdle(() => void open().catch(() => undefined));
}
