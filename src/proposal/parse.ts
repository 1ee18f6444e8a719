import MarkdownIt from 'markdown-it';
import { lineIndex, lineStarts, type Span } from '../text/span.ts';
import { findComments } from './comments.ts';
import { readFrontMatter } from './front-matter.ts';
import type { Block, Heading, Proposal, Section } from './proposal.ts';

const markdown = new MarkdownIt('commonmark').enable('table');

/** Reads a proposal, whoever wrote it. Never throws: what YAML does not take stands in the front matter's `problems`. */
export function parseProposal(path: string, source: string): Proposal {
  const frontMatter = readFrontMatter(source);
  const lines = lineStarts(source);
  const bodyStart = frontMatter.span?.end ?? (source.startsWith('\ufeff') ? 1 : 0);
  const { headings, blocks, code } = readBlocks(source, bodyStart, lines);
  const { comments, unclosed } = findComments(source, code);
  const sections = headings.map((heading, index): Section => {
    const end = headings[index + 1]?.span.start ?? source.length;
    return { heading, content: { start: heading.span.end, end } };
  });
  const lead = { start: bodyStart, end: headings[0]?.span.start ?? source.length };
  return { path, source, lines, frontMatter, lead, sections, blocks, comments, code, unclosed };
}

/** What markdown-it's block rules see; its inline rules are not run. */
function readBlocks(source: string, bodyStart: number, lines: readonly number[]) {
  const headings: Heading[] = [];
  const blocks: Block[] = [];
  const code: Span[] = [];
  const firstLine = lineIndex(lines, bodyStart);
  const at = (line: number): number => Math.max(bodyStart, lines[firstLine + line] ?? source.length);

  // Line ends of one character, as markdown-it wants them; only line numbers come back, so offsets stay those of the source.
  const body = source.slice(bodyStart).replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd');
  const tokens: ReturnType<typeof markdown.parse> = [];
  markdown.block.parse(body, markdown, {}, tokens);

  let depth = 0;
  let kind: Block['kind'] = 'paragraph';
  let heading: Pick<Heading, 'level' | 'span'> | null = null;
  let itemIsNew = false;
  for (const token of tokens) {
    const span = token.map === null ? null : { start: at(token.map[0]), end: at(token.map[1]) };
    switch (token.type) {
      case 'list_item_open':
        depth++;
        itemIsNew = true;
        break;
      case 'list_item_close':
        depth--;
        break;
      case 'heading_open':
        kind = 'heading';
        // A heading inside a quote or a list divides nothing.
        heading = span === null || token.level > 0 ? null : { level: Number(token.tag.slice(1)), span };
        break;
      case 'paragraph_open':
        kind = itemIsNew ? 'item' : 'paragraph';
        heading = null;
        itemIsNew = false;
        break;
      case 'inline': {
        // The cells of a table have no lines of their own: they are no items.
        if (span === null) break;
        blocks.push({ kind, depth, span });
        if (heading === null) break;
        const textSpan = wordsIn(source, heading.span, token.content);
        headings.push({ ...heading, text: token.content, textSpan });
        break;
      }
      case 'fence':
      case 'code_block':
        itemIsNew = false;
        if (span !== null) code.push(span);
        break;
    }
  }
  return { headings, blocks, code };
}

/** Where a heading's words stand among its markup. */
function wordsIn(source: string, span: Span, content: string): Span {
  const lines = content.split('\n');
  const start = source.indexOf(lines[0] ?? '', span.start);
  const last = lines.at(-1) ?? '';
  const lastStart = lines.length === 1 ? start : source.indexOf(last, start);
  // A NUL is not found, since Markdown replaces it.
  return start === -1 || lastStart === -1 || lastStart > span.end ? span : { start, end: lastStart + last.length };
}
