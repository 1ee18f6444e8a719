import type { Span } from '../text/span.ts';
import { foldHeading, type Headings } from './headings.ts';

/** Longer ones are somebody's text. */
const LONGEST = 600;
const MOST_PARAGRAPHS = 3;

/**
 * The form's own help at the head of a section ("_Describe your talk in 2-3 paragraphs._"): paragraphs in italics, in
 * quotes or in brackets that say what to write, and those that only a form would say.
 */
export function findHelp(source: string, content: Span, prompts: Headings['prompts']): Span[] {
  const found: Span[] = [];
  for (let at = content.start; found.length < MOST_PARAGRAPHS;) {
    const paragraph = paragraphAt(source, { start: at, end: content.end });
    if (paragraph !== null && isComment(source, paragraph)) {
      at = paragraph.end;
      continue;
    }
    if (paragraph === null || !isHelp(source.slice(paragraph.start, paragraph.end), prompts)) break;
    found.push(paragraph);
    at = paragraph.end;
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

function isHelp(paragraph: string, { marked, plain }: Headings['prompts']): boolean {
  const text = paragraph.trim();
  const inner = unmarked(text);
  const words = ` ${foldWords(inner ?? text)} `;
  const says = (prompt: string): boolean => words.includes(` ${prompt} `);
  return plain.some(says) || (inner !== null && marked.some(says));
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
