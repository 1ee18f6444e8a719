import type { Span } from '../text/span.ts';
import { foldHeading, type Headings } from './headings.ts';

/** Longer ones are somebody's text. */
const LONGEST = 900;
const MOST_PARAGRAPHS = 3;
/** Behind an answer, a paragraph in italics is help only where it says so this often. */
const LEAST_SAID = 2;

/**
 * The form's own help in a section ("_Describe your talk in 2-3 paragraphs._"): at its head, paragraphs in italics, in
 * quotes or in brackets that say what to write, and those that only a form would say; at its end, those in italics.
 */
export function findHelp(source: string, content: Span, prompts: Headings['prompts']): Span[] {
  const found: Span[] = [];
  for (let at = content.start; found.length < MOST_PARAGRAPHS;) {
    const paragraph = paragraphAt(source, { start: at, end: content.end });
    if (paragraph !== null && isComment(source, paragraph)) {
      at = paragraph.end;
      continue;
    }
    const length = paragraph === null ? 0 : helpIn(source.slice(paragraph.start, paragraph.end), prompts);
    if (paragraph === null || length === 0) break;
    found.push({ start: paragraph.start, end: paragraph.start + length });
    at = paragraph.start + length;
  }
  return [...found, ...helpBehind(source, { start: found.at(-1)?.end ?? content.start, end: content.end }, prompts)];
}

/** The help that stands behind an answer, each with the line across the page above it. */
function helpBehind(source: string, { start, end }: Span, prompts: Headings['prompts']): Span[] {
  const found: Span[] = [];
  for (let last = end; found.length < MOST_PARAGRAPHS;) {
    const from = Math.max(start, last - LONGEST);
    const text = source.slice(from, last).trimEnd();
    const above = [...text.matchAll(/\n[ \t]*\r?\n/g)].at(-1);
    if (above === undefined && from > start) break;
    const at = above === undefined ? 0 : above.index + above[0].length;
    const inner = unmarked(text.slice(at));
    if (inner === null || !/^[_*]/.test(text.slice(at)) || saidIn(inner, prompts) < LEAST_SAID) break;
    const rule = /(?:^|\n)[ \t]*(?:[-*_][ \t]*){3,}\s*$/.exec(text.slice(0, at))?.index ?? at;
    found.unshift({ start: from + (text[rule] === '\n' ? rule + 1 : rule), end: from + text.length });
    last = from + rule;
  }
  return found;
}

/** The next paragraph, with its line end; null where there is none, or a longer one. */
function paragraphAt(source: string, { start, end }: Span): Span | null {
  const window = source.slice(start, Math.min(end, start + LONGEST));
  const match = /^(?:[ \t]*\r?\n)*([ \t]*\S.*(?:\r?\n[ \t]*\S.*)*)/.exec(window);
  if (match?.[1] === undefined || (match[0].length === window.length && start + window.length < end)) return null;
  const text = start + match[0].length - match[1].length;
  return { start: text, end: text + match[1].length };
}

const isComment = (source: string, { start, end }: Span): boolean =>
  source.startsWith('<!--', start) && source.startsWith('-->', end - 3);

/** How much of a paragraph, from its beginning, is help: all, none, or the lines up to an answer. */
function helpIn(paragraph: string, prompts: Headings['prompts']): number {
  const text = paragraph.trim();
  if (LENGTH_ALONE.test(text)) return paragraph.length;
  const inner = unmarked(text);
  if (inner !== null) return saidIn(inner, prompts) > 0 ? paragraph.length : 0;
  if (!says(paragraph, prompts.plain)) return 0;
  // An answer may follow on the next line, with no blank one between.
  for (const { index } of paragraph.matchAll(/(?<=[.?!)”"]["”)]?[ \t]*)\r?\n/g)) {
    if (says(paragraph.slice(0, index), prompts.plain)) return index;
  }
  return paragraph.length;
}

/** "Between 200 and 1500 characters." */
const LENGTH_ALONE =
  /^(?:between |max(?:imum|\.)? |up to )?\d[\d.,]{0,6}(?: ?(?:-|–|to|and) ?\d[\d.,]{0,6})? (?:char(?:acter)?s|words|zeichen|wörter)(?: max(?:imum)?)?\.?$/i;

const says = (text: string, prompts: readonly string[]): boolean => {
  const words = ` ${foldWords(text)} `;
  return prompts.some((prompt) => words.includes(` ${prompt} `));
};

/** How many of the words that forms use stand in a text. */
function saidIn(text: string, { marked, plain }: Headings['prompts']): number {
  const words = ` ${foldWords(text)} `;
  if (plain.some((prompt) => words.includes(` ${prompt} `))) return LEAST_SAID;
  return marked.filter((prompt) => words.includes(` ${prompt} `)).length;
}

/** What stands in the italics, quotes or brackets that a whole paragraph is in; null for any other. */
function unmarked(text: string): string | null {
  const lines = text.split(/\r?\n/);
  if (lines.every((line) => /^\s*>/.test(line))) return lines.map((line) => line.replace(/^\s*> ?/, '')).join('\n');
  const pairs = [
    ['_', '_'],
    ['*', '*'],
    ['[', ']'],
    ['(', ')'],
    ['<', '>'],
    ['{', '}'],
  ] as const;
  for (const [open, close] of pairs) {
    if (!text.startsWith(open) || !text.endsWith(close) || text.length < 3) continue;
    const inner = text.slice(1, -1);
    // "_One_ thing … _another_" is marked twice, and "**bold**" is no italics.
    if (open === close ? !inner.includes(open) : !inner.slice(0, -1).includes(close)) return inner;
  }
  return null;
}

const foldWords = (text: string): string => foldHeading(text.replace(/[()[\]{}]/g, ' '));
