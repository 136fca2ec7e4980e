/** The simulated page calls itself visible, yet paints nothing. To be imported where nobody should wait for a frame: what a page leaves until after one then happens at once. */
if (typeof document !== 'undefined')
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
