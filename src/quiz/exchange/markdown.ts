/**
 * Questions in Markdown. Each begins with `## its-id`, then lines of fields (`kind: multiple`), then the stem, then its parts:
 * `- [x] right` and `- [ ] wrong` (or, of a statement, that it holds or not), `1. step`, `- prompt => choice`, `= accepted`.
 * A line that begins with `>` below a part, or below the stem, says why.
 */
import { fieldsOf, type Written } from '#src/quiz/exchange/parts.ts';
import { gathered, type Fault, type Imported, type RawItem } from '#src/quiz/exchange/own.ts';

const field = /^(kind|objective|difficulty|needs|form|label)\s*:\s*(.*)$/i;
const part = /^(?:-\s*\[([ xX])\]|[-*]|\d+[.)])\s+(.*)$/;

interface Block {
  id: string;
  line: number;
  fields: Map<string, { text: string; line: number }>;
  stem: string[];
  stemLine: number;
  parts: Written[];
  accepted: string[];
  why: string[];
}

/** What kind a question is whose author did not say. */
function guessed({ accepted, parts }: Block, lines: readonly string[]): string {
  if (accepted.length > 0) return 'fill-in';
  if (parts.some(({ text }) => text.includes('=>'))) return 'matching';
  if (lines.some((line) => /^\d+[.)]\s/.test(line))) return 'ordering';
  return parts.filter(({ isRight }) => isRight).length > 1 ? 'multiple' : 'single';
}

function take(block: Block, text: string, line: number): void {
  const named = block.stem.length === 0 ? field.exec(text) : null;
  if (named) {
    block.fields.set((named[1] ?? '').toLowerCase(), { text: (named[2] ?? '').trim(), line });
    return;
  }
  const last = block.parts.at(-1);
  if (text.startsWith('>')) {
    const why = text.replace(/^>\s*/, '');
    if (last) last.why = `${last.why} ${why}`.trim();
    else block.why.push(why);
    return;
  }
  const found = part.exec(text);
  if (found) {
    block.parts.push({ text: (found[2] ?? '').trim(), isRight: (found[1] ?? ' ') !== ' ', why: '', line });
    return;
  }
  if (/^=\s/.test(text)) {
    block.accepted.push(text.slice(1).trim());
    return;
  }
  if (text === '' && block.stem.length === 0) return;
  if (last && text !== '') {
    last.text = `${last.text} ${text}`;
    return;
  }
  if (block.stem.length === 0) block.stemLine = line;
  block.stem.push(text);
}

/** Reads Markdown. A wrong file is refused as a whole, with every fault. */
export function readMarkdown(text: string, title: string): Imported {
  const faults: Fault[] = [];
  const blocks: { block: Block; lines: string[] }[] = [];
  let named = title;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const trimmed = raw.trim();
    const heading = /^##\s+(.*)$/.exec(trimmed);
    const current = blocks.at(-1);
    if (heading) {
      const block = {
        id: (heading[1] ?? '').trim(),
        line,
        fields: new Map(),
        stem: [],
        stemLine: line,
        parts: [],
        accepted: [],
        why: [],
      };
      blocks.push({ block, lines: [] });
    } else if (current) {
      current.lines.push(trimmed);
      take(current.block, trimmed, line);
    } else if (/^#\s+/.test(trimmed)) named = trimmed.replace(/^#\s+/, '');
    else if (trimmed !== '')
      faults.push({
        line,
        says: `"${trimmed.slice(0, 60)}" stands before the first question. A question begins with ## and its id.`,
      });
  }
  const found: RawItem[] = blocks.map(({ block, lines }) => {
    const { fields, parts, accepted } = block;
    const of = (name: string): string => fields.get(name)?.text ?? '';
    const kind = of('kind').toLowerCase() || guessed(block, lines);
    const made = fieldsOf({
      kind,
      parts,
      accepted,
      form: of('form').toLowerCase(),
      label: of('label'),
      why: block.why.join(' '),
    });
    faults.push(...(made.faults ?? []));
    return {
      id: block.id,
      line: block.line,
      lines: {
        stem: block.stemLine,
        ...Object.fromEntries([...fields].map(([name, { line }]) => [name, line])),
        ...made.lines,
      },
      value: {
        kind,
        stem: block.stem.join('\n').trim(),
        ...(of('objective') === '' ? {} : { objective: of('objective') }),
        ...(of('difficulty') === '' ? {} : { difficulty: Number(of('difficulty')) }),
        ...(of('needs') === '' ? {} : { needs: of('needs').toLowerCase() }),
        ...made.value,
      },
    };
  });
  return gathered(named, found, faults);
}
