/** The bar of an objective: where its points out of 100 may lie, on a scale with the cut. Drawn only: the numbers stand beside it as text. */

/** What is asked for, in points out of 100. */
export const cutPoints = 70;

const svg = (name: string, attributes: Readonly<Record<string, string>>): SVGElement => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
};

/** All three in points, 0 to 100. */
export function drawScale({ lower, middle, upper }: { lower: number; middle: number; upper: number }): SVGElement {
  const drawing = svg('svg', { class: 'practice-scale', 'aria-hidden': 'true', width: '100%', height: '22' });
  drawing.append(
    svg('rect', { class: 'practice-scale-track', x: '0', y: '8', width: '100%', height: '6', rx: '3' }),
    svg('rect', {
      class: 'practice-scale-bar',
      x: `${lower}%`,
      y: '5',
      width: `${Math.max(1, upper - lower)}%`,
      height: '12',
      rx: '4',
    }),
    svg('circle', { class: 'practice-scale-middle', cx: `${middle}%`, cy: '11', r: '4' }),
    svg('line', {
      class: 'practice-scale-cut',
      x1: `${cutPoints}%`,
      x2: `${cutPoints}%`,
      y1: '0',
      y2: '22',
    }),
  );
  return drawing;
}
