/** The voice of a room: one polite and one assertive live region, shared by the tasks and the portal. */
export interface Voice {
  say(message: string, politeness?: 'polite' | 'assertive'): void;
  /** Shows the regions where React has put them. */
  connect(politeness: 'polite' | 'assertive', element: HTMLElement | null): void;
}

/** Things said in one breath are joined, since a region that changes twice at once is read once. */
export function createVoice(): Voice {
  const regions = new Map<string, HTMLElement>();
  const waiting = new Map<string, string[]>();
  const speak = (politeness: string) => {
    const region = regions.get(politeness);
    const messages = waiting.get(politeness) ?? [];
    waiting.delete(politeness);
    if (!region || messages.length === 0) return;
    const text = messages.join(' ');
    // A region that says the same again is silent unless its text changes: a no-break space is not heard.
    region.textContent = region.textContent === text ? `${text}\u00a0` : text;
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
