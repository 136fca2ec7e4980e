/** Lays a time line out: lanes below each other, bars and marks on one scale, and labels that keep off each other. */
import type { TimelineFigure } from '#src/components/figures/kinds/timeline/schema.ts';
import { linesOf, round, widthOf } from '#src/components/figures/text-box.ts';

export interface TimelineLabel {
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
}

export interface TimelineDrawing {
  width: number;
  height: number;
  fontSize: number;
  lanes: {
    id: string | undefined;
    y: number;
    title: TimelineLabel;
    line: { x1: number; x2: number; y: number };
    spans: {
      id: string | undefined;
      tone: string;
      x: number;
      y: number;
      width: number;
      height: number;
      lines: TimelineLabel[];
      isInside: boolean;
      leader?: string;
    }[];
    marks: { id: string | undefined; x: number; y: number; lines: TimelineLabel[]; leader: string }[];
  }[];
  axis: { y: number; x1: number; x2: number; ticks: { x: number; text: string }[]; label: TimelineLabel };
}

const measures = {
  wide: { width: 600, fontSize: 14, chars: 28 },
  tall: { width: 326, fontSize: 13, chars: 20 },
} as const;
const bar = 22;
/** Room for the small sign before a label that stands below its bar. */
const swatch = 14;
const margin = 14;

/** The steps of the axis: five or so even ones, or the powers of ten. */
function steps(axis: TimelineFigure['axis'], most: number): number[] {
  const until = Number(axis.until);
  if (axis.scale === 'log') {
    const powers = Array.from({ length: Math.floor(Math.log10(until)) + 1 }, (_, power) => 10 ** power);
    return powers.at(-1) === until ? powers : [...powers, until];
  }
  const rough = until / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 3, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? power * 10;
  return Array.from({ length: Math.floor(until / step + 0.001) + 1 }, (_, index) => index * step);
}

/** Where everything stands. Wants a figure whose facts are filled in. */
export function layout({ axis, lanes }: TimelineFigure, orientation: 'wide' | 'tall'): TimelineDrawing {
  const { width, fontSize, chars } = measures[orientation];
  const line = fontSize * 1.2;
  const until = Number(axis.until);
  const inner = width - 2 * margin;
  const xOf = (at: number | string): number => {
    const value = Number(at);
    const share = axis.scale === 'log' ? Math.log10(Math.max(value, 1)) / Math.log10(until) : value / until;
    return round(margin + share * inner);
  };

  let top = 4;
  const drawnLanes = lanes.map((lane) => {
    const y = top;
    const barTop = y + line + 6;
    // Labels that do not fit a bar stand in rows below it; each row knows how far it is taken.
    const rows: { from: number; to: number }[][] = [];
    const place = (x: number, text: string, isMark: boolean): { lines: TimelineLabel[]; row: number } => {
      const lines = linesOf(text, chars);
      const wide = Math.max(...lines.map((one) => widthOf(one, fontSize * 0.95))) + swatch;
      const left = Math.min(Math.max(isMark ? x - 6 : x - wide / 2, 2), width - wide - 2);
      const isFree = (row: number) =>
        (rows[row] ?? []).every(({ from, to }) => left + wide + 8 < from || left - 8 > to);
      let row = 0;
      while (!lines.every((_, index) => isFree(row + index))) row += 1;
      lines.forEach((_, index) => (rows[row + index] ??= []).push({ from: left, to: left + wide }));
      return {
        row,
        lines: lines.map((one, index) => ({
          x: round(left + swatch),
          y: round(barTop + bar + 16 + (row + index) * line),
          text: one,
          anchor: 'start',
        })),
      };
    };
    const leader = (x: number, row: number) => `M${x} ${barTop + bar}V${round(barTop + bar + 8 + row * line)}`;
    const marks = [...lane.marks]
      .toSorted((one, other) => Number(one.at) - Number(other.at))
      .map((mark) => {
        const x = xOf(mark.at);
        const { lines, row } = place(x, mark.label, true);
        return { id: mark.id, x, y: barTop, lines, leader: leader(x, row) };
      });
    const spans = lane.spans.map((span) => {
      const x = xOf(span.from);
      const box = {
        id: span.id,
        tone: span.tone,
        x,
        y: barTop,
        width: Math.max(round(xOf(span.to) - x), 4),
        height: bar,
      };
      if (widthOf(span.label, fontSize * 0.95) + 10 <= box.width) {
        const label: TimelineLabel = {
          x: round(x + box.width / 2),
          y: barTop + bar / 2,
          text: span.label,
          anchor: 'middle',
        };
        return { ...box, isInside: true, lines: [label] };
      }
      const { lines, row } = place(x + box.width / 2, span.label, false);
      return { ...box, isInside: false, lines, leader: leader(round(x + box.width / 2), row) };
    });
    top = barTop + bar + rows.length * line + (rows.length > 0 ? 22 : 14);
    const title: TimelineLabel = { x: 2, y: round(y + line / 2), text: lane.label, anchor: 'start' };
    return { id: lane.id, y, title, line: { x1: margin, x2: width - margin, y: barTop + bar / 2 }, spans, marks };
  });

  const ticks = steps(axis, orientation === 'wide' ? 8 : 4)
    .map((value) => ({ x: xOf(value), text: value.toLocaleString('en-US') }))
    .filter(({ x }, index, all) => index === 0 || index === all.length - 1 || x - (all[index - 1]?.x ?? 0) > 24);
  return {
    width,
    height: round(top + 2 * line + 12),
    fontSize,
    lanes: drawnLanes,
    axis: {
      y: top,
      x1: margin,
      x2: width - margin,
      ticks,
      label: { x: width / 2, y: round(top + 1.6 * line + 10), text: `${axis.label} (${axis.unit})`, anchor: 'middle' },
    },
  };
}
