import MarkdownIt from 'markdown-it';
import { lineIndex, lineStarts, type Span } from '../text/span.ts';
import { findComments } from './comments.ts';
import { readFrontMatter } from './front-matter.ts';
import { findLabels, type TextLines } from './labels.ts';
import type { Block, Heading, Proposal } from './proposal.ts';

const markdown = new MarkdownIt('commonmark').enable('table');

/** Reads a proposal, whoever wrote it. Never throws: what YAML does not take stands in the front matter's `problems`. */
export function parseProposal(path: string, source: string): Proposal {
  const frontMatter = readFrontMatter(source);
  const lines = lineStarts(source);
  const bodyStart = frontMatter.span?.end ?? (source.startsWith('\ufeff') ? 1 : 0);
  const body = { start: bodyStart, end: source.length };
  const { headings, texts, blocks, rules, code } = readBlocks(source, bodyStart, lines);
  // In the front matter, `<!--` is a value like any other.
  const { comments, unclosed } = findComments(source, frontMatter.span === null ? code : [frontMatter.span, ...code]);
  const labels = findLabels(source, lines, texts).filter(({ span }) => !isWithin(span, comments));
  return { path, source, lines, frontMatter, body, headings, labels, blocks, rules, comments, code, unclosed };
}

/** Whether a span begins in one of others, which are in order. */
function isWithin({ start }: Span, spans: readonly Span[]): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.start ?? Infinity) <= start;
}

/** What markdown-it's block rules see; its inline rules are not run. */
function readBlocks(source: string, bodyStart: number, lines: readonly number[]) {
  const headings: Heading[] = [];
  const texts: TextLines[] = [];
  const blocks: Block[] = [];
  const rules: Span[] = [];
  const code: Span[] = [];
  const firstLine = lineIndex(lines, bodyStart);
  const at = (line: number): number => Math.max(bodyStart, lines[firstLine + line] ?? source.length);

  // Line ends of one character, as markdown-it wants them; only line numbers come back, so offsets stay those of the source.
  const body = source.slice(bodyStart).replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd');
  const tokens: ReturnType<typeof markdown.parse> = [];
  markdown.block.parse(body, markdown, {}, tokens);

  let depth = 0;
  let quotes = 0;
  let lists = 0;
  let kind: Block['kind'] = 'paragraph';
  let heading: Pick<Heading, 'level' | 'style' | 'span'> | null = null;
  let itemIsNew = false;
  for (const token of tokens) {
    const span = token.map === null ? null : { start: at(token.map[0]), end: at(token.map[1]) };
    switch (token.type) {
      case 'blockquote_open':
        quotes++;
        break;
      case 'blockquote_close':
        quotes--;
        break;
      case 'bullet_list_open':
      case 'ordered_list_open':
        if (depth === 0) lists++;
        break;
      case 'list_item_open':
        depth++;
        itemIsNew = true;
        break;
      case 'list_item_close':
        depth--;
        break;
      case 'heading_open': {
        kind = 'heading';
        const style = token.markup.startsWith('#') ? 'atx' : 'setext';
        // A heading inside a quote or a list divides nothing.
        heading = span === null || token.level > 0 ? null : { level: Number(token.tag.slice(1)), style, span };
        break;
      }
      case 'paragraph_open':
        kind = itemIsNew ? 'item' : 'paragraph';
        heading = null;
        break;
      case 'inline': {
        // The cells of a table have no lines of their own: they are no items.
        if (span === null || token.map === null) break;
        const [from, to] = [firstLine + token.map[0], firstLine + token.map[1]];
        const text = { from, to, item: itemIsNew && depth === 1 ? lists : null, inList: depth > 0 };
        itemIsNew = false;
        if (heading?.style === 'setext' && heading.level === 2 && isProse(token.content)) {
          // A paragraph right above hyphens is one to its writer, and the hyphens a rule.
          const ruleStart = at(token.map[1]);
          kind = 'paragraph';
          rules.push({ start: ruleStart, end: heading.span.end });
          heading = null;
        }
        blocks.push({ kind, depth, span });
        if (heading !== null) {
          const textSpan = wordsIn(source, heading.span, token.content);
          headings.push({ ...heading, text: token.content, textSpan, list: null });
        } else if (quotes === 0 && kind !== 'heading') texts.push(text);
        break;
      }
      case 'hr':
        if (span !== null && token.level === 0) rules.push(span);
        break;
      case 'fence':
      case 'code_block':
        itemIsNew = false;
        if (span !== null) code.push(span);
        break;
    }
  }
  return { headings, texts, blocks, rules, code };
}

/** Longer headings are rare, and paragraphs right above a line of hyphens are not. */
const LONGEST_HEADING = 100;

const isProse = (text: string): boolean =>
  text.length > LONGEST_HEADING ||
  (text.length > LONGEST_HEADING / 2 && /[.!:]$/.test(text)) ||
  (text.includes('\n') && /^\p{L}[\p{L} ]{0,40}:\s/mu.test(text));

/** Where a heading's words stand among its markup. */
function wordsIn(source: string, span: Span, content: string): Span {
  const lines = content.split('\n');
  const start = source.indexOf(lines[0] ?? '', span.start);
  const last = lines.at(-1) ?? '';
  const lastStart = lines.length === 1 ? start : source.indexOf(last, start);
  // A NUL is not found, since Markdown replaces it.
  return start === -1 || lastStart === -1 || lastStart > span.end ? span : { start, end: lastStart + last.length };
}
