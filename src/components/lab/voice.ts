/** The voice of a room: one polite and one assertive live region, shared by the tasks and the portal. */
export interface Voice {
  say(message: string, politeness?: 'polite' | 'assertive'): void;
  /** Shows the regions where React has put them. */
  connect(politeness: 'polite' | 'assertive', element: HTMLElement | null): void;
}

/** Long enough to be read aloud; after that the words would only stand in the reading order. */
const timeToHear = 6000;

/** Things said in one breath are joined, since a region that changes twice at once is read once. */
export function createVoice(): Voice {
  const regions = new Map<string, HTMLElement>();
  const waiting = new Map<string, string[]>();
  const emptying = new Map<string, ReturnType<typeof setTimeout>>();
  const speak = (politeness: string) => {
    const region = regions.get(politeness);
    const messages = waiting.get(politeness) ?? [];
    waiting.delete(politeness);
    if (!region || messages.length === 0) return;
    const text = messages.join(' ');
    // A region that says the same again is silent unless its text changes: a no-break space is not heard.
    region.textContent = region.textContent === text ? `${text}\u00a0` : text;
    clearTimeout(emptying.get(politeness));
    emptying.set(
      politeness,
      setTimeout(() => (region.textContent = ''), timeToHear),
    );
  };
  return {
    say(message, politeness = 'polite') {
      const messages = waiting.get(politeness);
      if (messages) {
        messages.push(message);
        return;
      }
      waiting.set(politeness, [message]);
      setTimeout(() => speak(politeness), 60);
    },
    connect(politeness, element) {
      if (element) regions.set(politeness, element);
      else regions.delete(politeness);
    },
  };
}
