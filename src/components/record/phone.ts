/** *Move to my phone*: a code to scan and a link, or the reason why only a file will do. Loaded when asked for. */
import { encode } from 'uqr';
import type { ProgressEvent } from '#src/progress/events.ts';
import { longestLink, longestQr, writeFragment } from '#src/progress/link.ts';

/** Where the phone cannot come: names for this very machine. */
const isOnlyHere = (host: string): boolean => /^(localhost|127\.|\[::1\]|.+\.localhost$)/.test(host);

/** What can be offered for a record of this size, and in which words. */
export function offerFor(link: string, entries: number): { hasQr: boolean; hasLink: boolean; because: string } {
  if (link.length > longestLink) {
    return {
      hasQr: false,
      hasLink: false,
      because: `Your record has ${entries} entries. As a link that is ${link.length} characters, and more than ${longestLink} do not travel safely. Use "Save as a file", send the file to your phone, and add it there.`,
    };
  }
  if (link.length > longestQr) {
    return {
      hasQr: false,
      hasLink: true,
      because: `Your record has ${entries} entries, too many for a code that a phone can scan (${link.length} characters; the limit is ${longestQr}). Send yourself this link, or use "Save as a file".`,
    };
  }
  return {
    hasQr: true,
    hasLink: true,
    because:
      'Scan the code with your phone, or send yourself the link. Lab attempts stay here; a file carries them too.',
  };
}

/** Answers to single questions are many. Where they make a link too long it goes without them, and says so. */
async function lightest(events: readonly ProgressEvent[]): Promise<{ link: string; entries: number; without: number }> {
  const linkTo = async (some: readonly ProgressEvent[]) =>
    location.origin + location.pathname + (await writeFragment(some));
  const whole = await linkTo(events);
  if (whole.length <= longestLink) return { link: whole, entries: events.length, without: 0 };
  const few = events.filter(({ kind }) => kind !== 'item.answered');
  return { link: await linkTo(few), entries: few.length, without: events.length - few.length };
}

/** Shows the code and the link in a place of the page. */
export async function showPhone(place: HTMLElement, events: readonly ProgressEvent[]): Promise<void> {
  const { link, entries, without } = await lightest(events);
  const { hasQr, hasLink, because } = offerFor(link, entries);
  const parts: Element[] = [paragraph(because)];
  if (hasLink && without > 0)
    parts.push(
      paragraph(
        `Your ${without} answers to single questions are too many for a link and stay here, so the phone cannot say how ready you are. A file carries them too.`,
      ),
    );
  if (hasLink && isOnlyHere(location.hostname)) {
    parts.push(
      paragraph(
        `The address of this page, ${location.host}, exists on this device only, so your phone cannot open the link. Start the site with HOST=0.0.0.0 and open it by this computer's network address, or use "Save as a file".`,
      ),
    );
  }
  if (hasQr) parts.push(drawQr(link));
  if (hasLink) parts.push(...linkField(link));
  place.replaceChildren(...parts);
  place.hidden = false;
  place.focus();
}

function drawQr(text: string): SVGSVGElement {
  const { data, size } = encode(text, { ecc: 'L', border: 4 });
  const name = 'http://www.w3.org/2000/svg';
  const drawing = document.createElementNS(name, 'svg');
  drawing.setAttribute('viewBox', `0 0 ${size} ${size}`);
  drawing.setAttribute('class', 'cc-record-qr');
  // Four pixels for each module, or a camera at arm's length takes two for one.
  drawing.setAttribute('width', String(size * 4));
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', 'QR code with the link that carries your record');
  drawing.setAttribute('shape-rendering', 'crispEdges');
  const dark = document.createElementNS(name, 'path');
  dark.setAttribute(
    'd',
    data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join(''),
  );
  drawing.append(dark);
  return drawing;
}

function linkField(link: string): Element[] {
  const label = document.createElement('label');
  const field = document.createElement('input');
  field.className = 'cc-record-link';
  field.readOnly = true;
  field.value = link;
  field.addEventListener('focus', () => field.select());
  label.append('Link that carries your record', field);
  // Pages at a plain http address have no clipboard: there the field is selected and copied by hand.
  if (!('clipboard' in navigator)) return [label];
  const copy = document.createElement('button');
  copy.type = 'button';
  copy.className = 'cc-button-quiet';
  copy.textContent = 'Copy the link';
  copy.addEventListener('click', () => {
    navigator.clipboard.writeText(link).then(
      () => (copy.textContent = 'Copied'),
      () => field.focus(),
    );
  });
  return [label, copy];
}

function paragraph(text: string): HTMLParagraphElement {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}
