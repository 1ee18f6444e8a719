import MarkdownIt from 'markdown-it';
import { lineStarts, type Span } from '../text/span.ts';
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
  const firstLine = lines.findIndex((start) => start >= bodyStart);
  const at = (line: number): number => lines[firstLine + line] ?? source.length;

  // Line ends of one character, as markdown-it wants them; only line numbers come back, so offsets stay those of the source.
  const body = firstLine === -1 ? '' : source.slice(bodyStart).replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd');
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
        const start = source.indexOf(token.content.split('\n')[0] ?? '', span.start);
        const textSpan = { start, end: Math.min(start + token.content.length, span.end) };
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
