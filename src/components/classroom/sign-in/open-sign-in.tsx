/** Shows the page of an account in an element of the page. */
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { asked } from './asked.ts';
import { SignInPlace } from './SignInPlace.tsx';
import './sign-in.css';

export function openSignIn(element: HTMLElement, base: string): void {
  // Where the link past the head of the page leads.
  const place = document.createElement('div');
  place.id = '_top';
  element.replaceChildren(place);
  z.config({ jitless: true });
  const query = asked(new URL(location.href), base);
  // What went wrong is said once; a page that is loaded again begins anew.
  const stays = new URL(location.href);
  stays.searchParams.delete('error');
  stays.searchParams.delete('error_description');
  history.replaceState(history.state, '', stays);
  createRoot(place).render(
    <SignInPlace
      asked={query}
      base={base}
      onGo={(where) => location.assign(where)}
      isSecureContext={isSecureContext}
    />,
  );
}
