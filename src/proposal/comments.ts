import type { Span } from '../text/span.ts';

/** The HTML comments of a Markdown text; `unclosed` is one that runs to the end, as a renderer would take it. */
export function findComments(source: string, code: readonly Span[]): { comments: Span[]; unclosed: Span | null } {
  const comments: Span[] = [];
  const spans = [...code, ...inlineCode(source, code)].sort((a, b) => a.start - b.start);
  let next = 0;
  for (let from = 0; ;) {
    const start = source.indexOf('<!--', from);
    if (start === -1) return { comments, unclosed: null };
    while ((spans[next]?.end ?? Infinity) <= start) next++;
    const holder = spans[next];
    if (holder !== undefined && holder.start <= start) {
      from = holder.end;
      continue;
    }
    const close = source.indexOf('-->', start + 4);
    const end = close === -1 ? source.length : close + 3;
    comments.push({ start, end });
    if (close === -1) return { comments, unclosed: { start, end: start + 4 } };
    from = end;
  }
}

/** Code spans: a run of backticks up to the next run of the same length, within a paragraph. */
function inlineCode(source: string, code: readonly Span[]): Span[] {
  const runs = Array.from(source.matchAll(/`+|\r?\n[ \t]*\r?\n/g), ({ 0: text, index }) => ({ text, index }));
  const spans: Span[] = [];
  let block = 0;
  // Filled from the end: for each run, the next one of its length in the same paragraph.
  const closing = new Array<number | undefined>(runs.length);
  let ahead = new Map<number, number>();
  for (let at = runs.length - 1; at >= 0; at--) {
    const text = runs[at]?.text ?? '';
    if (!text.startsWith('`')) ahead = new Map();
    else {
      closing[at] = ahead.get(text.length);
      ahead.set(text.length, at);
    }
  }
  for (let at = 0; at < runs.length; at++) {
    const open = runs[at];
    const end = closing[at];
    const close = end === undefined ? undefined : runs[end];
    if (open === undefined || end === undefined || close === undefined) continue;
    while ((code[block]?.end ?? Infinity) <= open.index) block++;
    if ((code[block]?.start ?? Infinity) <= open.index) continue;
    spans.push({ start: open.index, end: close.index + close.text.length });
    at = end;
  }
  return spans;
}
