import { findField } from '../../conference/conference.ts';
import { dialectOf, type Dialect } from '../../conference/dialect.ts';
import { spanIn, type Answer } from '../../proposal/answers.ts';
import { nameOf } from '../place.ts';
import type { Finding, Rule } from '../rule.ts';

export const markdownDialect: Rule = {
  name: 'markdown-dialect',
  severity: 'warning',
  summary: "The form's renderer shows the Markdown as it was meant.",
  why: 'What a renderer drops, reviewers do not see; what it does not know, they see as line noise.',
  sources: [
    'pretalx (https://docs.pretalx.org/)',
    'https://github.com/pretalx/pretalx/issues/1574',
    'https://github.com/pretalx/pretalx/issues/2529',
  ],
  examples: {
    good: `
# Ship it at noon

What you will see:

- small merges
    - and what stood in their way
`,
    bad: `
# Ship it at noon

What you will see:
- small merges
^^^^^^^^^^^^^^ pretalx shows no list here: it needs an empty line before it.
`,
  },
  *check({ proposal, conference, reading }) {
    const dialect = conference === null ? null : dialectOf(conference);
    if (conference === null || dialect === null) return;
    for (const answer of reading.answers) {
      const asked = findField(conference, answer.field);
      if (answer.field === 'title' || asked === undefined) continue;
      const inCode = (start: number): boolean => proposal.code.some((code) => start >= code.start && start < code.end);
      const readers = dialect.markdown ? [inlineFindings, listFindings] : [plainFindings];
      for (const read of readers) {
        for (const finding of read(answer, dialect)) if (!inCode(finding.span.start)) yield finding;
      }
    }
  },
};

const CODE_IMAGE_OR_TAG =
  /`[^`\n]{1,300}`|!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)|<([a-z][a-z0-9]{0,15})(?=[\s/>])[^<>\n]{0,300}>/gi;

function* inlineFindings(answer: Answer, dialect: Dialect): Iterable<Finding> {
  for (const match of answer.text.matchAll(CODE_IMAGE_OR_TAG)) {
    const [found, tag] = match;
    const span = spanIn(answer, match.index, match.index + found.length);
    if (found.startsWith('![') && !dialect.images) {
      yield { span, message: `${dialect.name} shows no images.`, help: 'Link to it: take the `!` away.' };
    } else if (tag !== undefined && dialect.tags.size > 0 && !dialect.tags.has(tag.toLowerCase())) {
      yield {
        span,
        message: `${dialect.name} drops the tag <${tag}>.`,
        help: 'Write it in Markdown, or in backticks if it is code.',
      };
    }
  }
}

const ITEM = /^( *)(?:[-*+]|\d{1,3}[.)]) +\S/;

const HEADING = /^ {0,3}(?:#{1,6}(?:\s|$)|(?:=+|-+)\s*$)/;

/** Lists that the dialect takes for text, or flattens. Each line is looked at once, with the one before it. */
function* listFindings(answer: Answer, dialect: Dialect): Iterable<Finding> {
  let at = 0;
  let before = '';
  let inList = false;
  // The indents of the items that are open, as they were written.
  let indents: number[] = [];
  for (const line of answer.text.split('\n')) {
    const start = at;
    at += line.length + 1;
    const indent = ITEM.exec(line)?.[1]?.length;
    // After a heading, Python-Markdown reads on as after an empty line.
    const isText = before.trim() !== '' && !ITEM.test(before) && !HEADING.test(before);
    if (line.trim() === '') {
      before = line;
      continue;
    }
    if (indent === undefined) {
      if (!/^\s/.test(line) && (before.trim() === '' || !inList)) inList = false;
      before = line;
      continue;
    }
    const span = spanIn(answer, start + indent, start + line.trimEnd().length);
    if (!inList && indent < 4 && isText && dialect.listUnderText?.test(line) !== true) {
      const place = spanIn(answer, start, start).start;
      const eol = answer.text.slice(Math.max(0, start - 2), start) === '\r\n' ? '\r\n' : '\n';
      const message = `${dialect.name} shows no list here: it needs an empty line before it.`;
      yield {
        span,
        message,
        help: 'Put an empty line before it.',
        fix: { span: { start: place, end: place }, text: eol },
      };
    }
    if (!inList) indents = [];
    while ((indents.at(-1) ?? -1) > indent) indents.pop();
    const level = indents.filter((one) => one < indent).length;
    if (inList && level > 0 && indent < level * dialect.listIndent) {
      const place = spanIn(answer, start, start + indent);
      const message = `${dialect.name} shows this item one level up: a nested list needs ${dialect.listIndent} spaces.`;
      const fix = {
        span: { start: place.start, end: place.start + indent },
        text: ' '.repeat(level * dialect.listIndent),
      };
      yield { span, message, help: `Indent it by ${level * dialect.listIndent} spaces.`, fix };
    }
    if (indents.at(-1) !== indent) indents.push(indent);
    inList = true;
    before = line;
  }
}

function* plainFindings(answer: Answer): Iterable<Finding> {
  const markup = /\*\*[^*\n]{1,200}\*\*|\[[^\]\n]{1,200}\]\(https?:[^)\s]{1,1000}\)|^#{1,6} .{1,200}$/m.exec(
    answer.text,
  );
  if (markup === null) return;
  const span = spanIn(answer, markup.index, markup.index + markup[0].length);
  const message = `${nameOf(answer)} has Markdown, and this form shows plain text.`;
  yield { span, message, help: 'Write it without: links as their address, headings as lines.' };
}
