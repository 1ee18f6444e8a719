import MarkdownIt from 'markdown-it';
import { blocksOf, parseHtml } from './blocks.ts';
import type { Block } from './post.ts';

/** No paragraph of a post is longer; Markdown's rules for words take their time over what is. */
const LONGEST_PARAGRAPH = 10_000;

const markdown = new MarkdownIt({ html: true });
markdown.core.ruler.before('inline', 'short', ({ tokens }) => {
  for (const token of tokens) {
    if (token.type === 'inline') token.content = token.content.slice(0, LONGEST_PARAGRAPH);
    if (token.nesting === 1 && token.map !== null) token.attrSet('data-line', String(token.map[0] + 1));
  }
});

/**
 * The headings, paragraphs and lists of Markdown. Posts mix HTML into their Markdown, so both go the same way. Throws a
 * CfpError for HTML that is nested too deep.
 */
export function blocksOfMarkdown(text: string, path: string): Block[] {
  return blocksOf(parseHtml(markdown.render(prepared(text)), path));
}

/** The text, as long as before in lines, with the dialects of blogs made into what every reader of Markdown knows. */
function prepared(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd').split('\n');
  let fence: string | null = null;
  return lines
    .map((line, index) => {
      const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1] ?? null;
      if (mark !== null && (fence === null || line.trim().startsWith(fence))) fence = fence === null ? mark : null;
      return fence !== null || mark !== null ? line : preparedLine(line, lines[index + 1] ?? '');
    })
    .join('\n');
}

function preparedLine(line: string, next: string): string {
  // `1. Title` over `====` is a heading to its author; CommonMark sees an item of a list.
  const numbered = /^ {0,3}\d{1,3}[.)] +\S/.test(line) && /^ {0,3}(?:={3,}|-{3,})\s*$/.test(next);
  return (
    (numbered ? line.replace(/^( *\d+)([.)])/, '$1\\$2') : line)
      // A note is told apart by its number, and would be taken for the address of a link.
      .replace(/^ {0,3}\[\^([\w-]{1,30})\]:\s*/, '\\[^$1\\] ')
      .replace(/\[\^([\w-]{1,30})\]/g, '\\[^$1\\]')
      // Jekyll's, Hugo's and Docusaurus' own commands, and kramdown's attributes.
      .replace(/\{%[^%]{0,500}%\}|\{\{[<%][^}]{0,500}\}\}|\{:[^}]{0,200}\}/g, '')
      .replace(/^(\s{0,3}#{1,6}\s.{1,300}?)\s*\{#[\w-]{1,100}\}\s*$/, '$1')
      .replace(/^(?:\[\[?toc\]?\]|:{3,}.{0,100})$/i, '')
      // `##Title`, as older dialects take it.
      .replace(/^(#{2,6})(?=[^\s#])/, '$1 ')
  );
}
