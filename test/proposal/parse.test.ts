import { describe, expect, test } from 'vitest';
import { spanIn, spanOf } from '../../src/proposal/answers.ts';
import { readOutline } from '../../src/proposal/outline.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import { keyText, keyTexts } from '../../src/proposal/proposal.ts';
import type { Span } from '../../src/text/span.ts';
import { anyText, fc, textOf } from '../support/property.ts';
import { file, readingOf, sliceOf } from '../support/reading.ts';
import { growth } from '../support/growth.ts';

const parsed = (source: string) => parseProposal('talk.md', source);

describe('headings are found with their level, their lines and their words', () => {
  test.each([
    ['ATX', '## One two\n', 2, '## One two\n', 'One two'],
    ['ATX, closed', '## One ##\n', 2, '## One ##\n', 'One'],
    ['ATX, indented', '   # One\n', 1, '   # One\n', 'One'],
    ['ATX, six deep', '###### One\n', 6, '###### One\n', 'One'],
    ['setext, first', 'One\n===\n', 1, 'One\n===\n', 'One'],
    ['setext, second', 'One\n---\n', 2, 'One\n---\n', 'One'],
    ['with markup', '# *One* `two`\n', 1, '# *One* `two`\n', '*One* `two`'],
    ['with an escape', '# One \\# two\n', 1, '# One \\# two\n', 'One \\# two'],
    ['without a line end', '# One', 1, '# One', 'One'],
    ['with a Windows line end', '# One\r\n', 1, '# One\r\n', 'One'],
  ])('%s', (_what, source, level, all, words) => {
    const [heading] = parsed(`Before.\n\n${source}`).headings;
    expect(heading).toMatchObject({ level, text: words });
    expect(sliceOf(`Before.\n\n${source}`, heading?.span ?? { start: 0, end: 0 })).toBe(all);
    expect(sliceOf(`Before.\n\n${source}`, heading?.textSpan ?? { start: 0, end: 0 })).toBe(words);
  });

  test.each([
    ['in a code block', '```\n# One\n```\n'],
    ['in a block of tildes', '~~~ md\n# One\n~~~\n'],
    ['in indented code', '    # One\n'],
    ['in a quote', '> # One\n'],
    ['in a list', '- # One\n'],
    ['escaped', '\\# One\n'],
    ['seven deep', '####### One\n'],
    ['in the front matter', '---\na: |\n  # One\n---\n'],
  ])('and not %s', (_what, source) => {
    expect(parsed(source).headings).toEqual([]);
  });
});

test('a comment that is never closed hides the rest, and its opening is told', () => {
  const source = '# One\n\nA. <!-- note\n\nB.\n';
  const { unclosed, comments } = parsed(source);
  expect(unclosed).toEqual({ start: source.indexOf('<!--'), end: source.indexOf('<!--') + 4 });
  expect(comments.map((span) => sliceOf(source, span))).toEqual(['<!-- note\n\nB.\n']);
});

test('keys are read as one text or as several', () => {
  const proposal = parsed('---\nconference: [a, b]\nformat: " talk-25 "\ntopic:\nlevel: 3\ntrack: {a: b}\n---\n');
  const keys = ['conference', 'format', 'topic', 'level', 'track', 'none'];
  expect(keys.map((key) => keyText(proposal, key))).toEqual([
    undefined,
    'talk-25',
    undefined,
    '3',
    undefined,
    undefined,
  ]);
  expect(keys.map((key) => keyTexts(proposal, key))).toEqual([['a', 'b'], [' talk-25 '], [], ['3'], [], []]);
});

describe('for any text', () => {
  const pieces = [
    '---\n',
    'title: x\n',
    'title: "a\\tb"\n',
    '# Title\n',
    '## Abstract\n',
    '## Outline\n',
    '### Deep\n',
    'Audience\n---\n',
    'words ',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '<!-- ',
    ' -->',
    '-->\n',
    '`',
    '``',
    '```\n',
    '~~~\n',
    '    ',
    '\t',
    '- a (5 min)\n',
    '1. b\n',
    '> ',
    '| a | b |\n|---|---|\n',
    '\ufeff',
    '\u0000',
    '\u2028',
    '🎉',
    '&amp;',
    '\\',
    '==\n',
    '#',
    '(3 min) ',
  ];
  // NUL is refused as a file is read.
  const source = fc
    .oneof(
      anyText,
      textOf(pieces, 30),
      textOf(pieces, 30).map((text) => `---\ntitle: x\n---\n${text}`),
    )
    .map((text) => text.replaceAll('\0', '').replace(/^\ufeff+/, ''));

  test('reading never throws, and every span lies inside', () => {
    fc.assert(
      fc.property(source, (text) => {
        const proposal = parsed(text);
        const { answers, sections, help } = readingOf(text);
        const outline = readOutline(
          proposal,
          answers.find(({ field }) => field === 'outline'),
        );
        const spans: Span[] = [
          proposal.body,
          ...proposal.rules,
          ...help,
          ...proposal.comments,
          ...proposal.code,
          ...[...proposal.blocks, ...proposal.frontMatter.problems].map(({ span }) => span),
          ...proposal.labels.flatMap(({ span, textSpan }) => [span, textSpan]),
          ...(proposal.unclosed === null ? [] : [proposal.unclosed]),
          ...sections.flatMap(({ heading, content }) => [heading.span, heading.textSpan, content]),
          ...answers.flatMap((answer) => [answer.place, spanOf(answer), spanIn(answer, 0, 1)]),
          ...(outline?.items ?? []).flatMap((item) => [item.span, item.timeSpan]),
          ...(outline?.untimed ?? []),
        ];
        for (const span of spans) {
          expect(0 <= span.start && span.start <= span.end && span.end <= text.length, JSON.stringify(span)).toBe(true);
        }
      }),
    );
  });

  test('each piece of an answer stands in the file, in order, and all the pieces are the answer', () => {
    fc.assert(
      fc.property(source, (text) => {
        for (const { text: whole, pieces, field } of readingOf(text).answers) {
          if (field === 'title' && whole.includes('\n')) continue;
          let at = 0;
          let before = 0;
          for (const piece of pieces) {
            expect(piece.at).toBe(at);
            expect(piece.start).toBeGreaterThanOrEqual(before);
            expect(text.slice(piece.start, piece.start + piece.length)).toBe(whole.slice(at, at + piece.length));
            at += piece.length;
            before = piece.start + piece.length;
          }
          if (field !== 'title' && pieces.length > 0) expect(at).toBe(whole.length);
        }
      }),
    );
  });

  test('no comment of the file is in an answer', () => {
    fc.assert(
      fc.property(source, (text) => {
        const { comments } = parsed(text);
        for (const { pieces, heading } of readingOf(text).answers) {
          if (heading === null) continue;
          for (const { start, length } of pieces) {
            for (const comment of comments) {
              expect(comment.end <= start || comment.start >= start + length).toBe(true);
            }
          }
        }
      }),
    );
  });

  test('the sections follow one another, and leave nothing out', () => {
    fc.assert(
      fc.property(source, (text) => {
        const { body, frontMatter } = parsed(text);
        const { sections } = readingOf(text);
        let at = sections[0]?.heading.span.start ?? body.end;
        for (const { heading, content } of sections) {
          expect(heading.span.start).toBe(at);
          expect(content.start).toBe(heading.span.end);
          at = content.end;
        }
        expect(at).toBe(text.length);
        if (frontMatter.span !== null) expect(body.start).toBe(frontMatter.span.end);
      }),
    );
  });
});

test('what looks like the beginning of a comment in the front matter hides nothing', () => {
  const { answers } = readingOf(
    '---\ntitle: The <!-- of HTML\n---\n\n## Abstract\n\nOne day of its life. <!-- a note -->\n',
  );
  expect(answers.map(({ text }) => text)).toEqual(['The <!-- of HTML', 'One day of its life.']);
});

test.each(['`', '<!--', '- ', '[', '> ', '#\n', '``\n', '<!-- -->', ' \n', '---\n', '*a_', '|'])(
  'a file that says %j over and over is read in a time that grows with its length',
  (piece) => {
    const reading = (length: number) => {
      const text = file('# A', piece.repeat(length / piece.length));
      return () => readingOf(text);
    };
    expect(growth(reading, [5_000, 40_000])).toBeNull();
  },
);
