/** The worker that lays maps out, so that a large one does not hold up the page. */
import { layoutOf, type Layout, type LayoutInput } from './layout.ts';

export interface LayoutQuestion {
  signature: string;
  input: LayoutInput;
}

export interface LayoutAnswer {
  signature: string;
  layout: Layout;
}

self.addEventListener('message', ({ data: { signature, input } }: MessageEvent<LayoutQuestion>) => {
  const answer: LayoutAnswer = { signature, layout: layoutOf(input) };
  self.postMessage(answer);
});
