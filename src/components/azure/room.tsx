/** Opens the portal of a running server in an element of the page. */
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { loadPlace } from '#src/portal/blade-code.ts';
import { createLabHistory } from '../lab/history.ts';
import { openMemory } from '../lab/memory.ts';
import { createVoice } from '../lab/voice.ts';
import { AzureRoom } from './AzureRoom.tsx';
import { openLink } from './server-link.ts';
import './azure.css';

/** The name under which this browser keeps which blade is open here. */
const name = 'azure-server#1';

/** Rejects when the server does not answer. */
export async function openAzureRoom(place: HTMLElement, actor: string): Promise<void> {
  z.config({ jitless: true });
  const link = await openLink(actor);
  const memory = openMemory(name);
  const history = createLabHistory(name);
  const here = history.here();
  if (here !== undefined) memory.set('portal/stack', here);
  const kept = memory.get('portal/stack');
  await loadPlace(typeof kept === 'string' ? kept : 'home');
  createRoot(place).render(<AzureRoom link={link} memory={memory} voice={createVoice()} history={history} />);
}
