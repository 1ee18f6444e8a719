import { describe, expect, test } from 'vitest';
import { check, type CheckInput, type Report } from '../../src/check/check.ts';
import { exampleCall, EXAMPLE_NOW } from '../../src/check/example-call.ts';
import type { Rule } from '../../src/check/rule.ts';
import { rules } from '../../src/check/rules/index.ts';
import { readAnswers } from '../../src/proposal/reading.ts';
import { findComments } from '../../src/proposal/comments.ts';
import { readFrontMatter } from '../../src/proposal/front-matter.ts';
import { readOutline } from '../../src/proposal/outline.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import type { Proposal } from '../../src/proposal/proposal.ts';
import { at } from '../support/call.ts';
import { knowledge } from '../support/examples.ts';
import { growth } from '../support/growth.ts';
import { fc, textOf } from '../support/property.ts';

/** Everything that a rule can know is known: a profile, a call with limits and dialect, a slot, a topic. */
const inputFor = (proposal: Proposal): CheckInput => ({
  proposal,
  conference: {
    ...exampleCall,
    form: [
      { field: 'title', required: true, max: 40 },
      { field: 'abstract', required: true, min: 20, max: 60, unit: 'words' },
      { field: 'description', max: 500 },
      { field: 'outline' },
      { field: 'notes', visible_to: 'reviewers' },
    ],
  },
  wanted: { name: 'example', known: ['example', 'practice'] },
  ...knowledge,
  profile: {
    name: 'May Ann Lovelace-Hill',
    email: 'may@hill.example',
    handles: ['@may', 'https://social.example/@mayhill'],
    sites: ['https://hill.example/~may'],
    employer: 'Analytical Engines Ltd.',
    projects: ['requests', 'black'],
  },
  allow: ['we'],
  topics: () => ['deployment-at-any-size'],
  now: at(EXAMPLE_NOW),
  zone: 'Europe/Berlin',
});

const checked = (source: string): Report => check(inputFor(parseProposal('talk.md', source)), rules);

const body = textOf(
  [
    '## Abstract\n\n',
    '## Description\n\n',
    '## Outline\n\n',
    'Notes\n-----\n',
    '# Title\n',
    '- part (5 min)\n',
    '    - [5-7 min] part\n',
    '   1. (1h30) x\n',
    '| a | 5 min |\n|---|---|\n',
    '[x](www.example.com',
    '![x](y)',
    '<img src=x>',
    '<!-- cfp-disable no-placeholder, x: y -->\n',
    '<!-- cfp-disable-next-line\n',
    '-->',
    '`',
    '```\n',
    '**TODO** ',
    '???',
    '{{ x }}',
    '\u200b',
    'e\u0301',
    '\u00a0\u00a0',
    '\ud83d',
    '\u202e',
    'May Hill ',
    'the the ',
    'in order to ',
    '> ',
    '\t',
    '\r\n',
    '\n\n',
    '\r',
    '    ',
    '漢字',
    '🎉',
  ],
  30,
);

const yaml = textOf(
  [
    'title: ',
    'title:',
    'conference: example\n',
    'format: talk-25\n',
    'level: no\n',
    'status: nearly\n',
    'tags: [a, b\n',
    '"',
    "'",
    '# x',
    '@x\n',
    '*x\n',
    '&x ',
    '!x ',
    '{{ x }}\n',
    '[WIP] x\n',
    '\t',
    '- x\n',
    ': ',
    '|\n  x\n',
    'é\u200b.\n',
    '\r\n',
    '\n',
    '---\n',
  ],
  10,
);

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  body,
  fc.tuple(fc.constantFrom('', '\ufeff'), yaml, body).map(([mark, head, text]) => `${mark}---\n${head}\n---\n${text}`),
  fc
    .tuple(body, body)
    .map(([one, other]) => `---\ntitle: T\nformat: talk-25\n---\n\n## Abstract\n\n${one}\n\n## Outline\n\n${other}`),
);

describe('of any text at all', () => {
  test('each span lies inside, and the findings are sorted by place', () => {
    fc.assert(
      fc.property(nasty, (source) => {
        const { diagnostics } = checked(source);
        let before = 0;
        for (const { rule, span, message, fix } of diagnostics) {
          for (const one of fix === undefined ? [span] : [span, fix.span]) {
            expect(one.start, `${rule}: ${message}`).toBeGreaterThanOrEqual(0);
            expect(one.end, `${rule}: ${message}`).toBeGreaterThanOrEqual(one.start);
            expect(one.end, `${rule}: ${message}`).toBeLessThanOrEqual(source.length);
          }
          expect(span.start).toBeGreaterThanOrEqual(before);
          before = span.start;
        }
      }),
    );
  });

  test('the answers are what stands in the source', () => {
    fc.assert(
      fc.property(nasty, (source) => {
        const proposal = parseProposal('talk.md', source);
        for (const { text, pieces } of readAnswers(proposal, exampleCall.form, knowledge.headings).answers) {
          for (const { at: from, start, length } of pieces) {
            expect(source.slice(start, start + length)).toBe(text.slice(from, from + length));
          }
        }
      }),
    );
  });

  test('the same text has the same findings', () => {
    fc.assert(
      fc.property(nasty, (source) => {
        expect(checked(source).diagnostics).toEqual(checked(source).diagnostics);
      }),
    );
  });

  test('CRLF changes no finding', () => {
    fc.assert(
      fc.property(body, (text) => {
        const lf = `---\ntitle: T\n---\n\n## Abstract\n\n${text.replace(/\r/g, '')}`;
        const said = (source: string): string[] =>
          checked(source).diagnostics.map(({ rule, message }) => `${rule} ${message}`);
        const ofLines = (lines: string[]): string[] => lines.filter((line) => !/characters|words|field-/.test(line));
        expect(ofLines(said(lf.replaceAll('\n', '\r\n')))).toEqual(ofLines(said(lf)));
      }),
    );
  });
});

const ADVERSARIES: readonly string[] = [
  ...[
    '[',
    '(',
    '![',
    '<a ',
    '</',
    '**',
    '`',
    '` ',
    '- ',
    '   - ',
    'a\u0301',
    '\u0301',
    ' ',
    '\t',
    'TODO ',
    '5 min ',
    '\n',
    '\n\n',
  ],
  ...[
    '>',
    '> ',
    '<!--',
    '-->',
    '[x](',
    '[x](www.',
    '|',
    '|a',
    '7',
    '1.',
    '{{',
    '?',
    '(5',
    '(5 min) ',
    '- (5 min)\n',
    '# ',
    '#\n',
    'x\n===\n',
  ],
  ...[
    '\u00a0',
    '\u200b',
    'the ',
    'the\n',
    'at Acme ',
    'May ',
    'Hill-',
    '@',
    '_',
    '-',
    '.',
    'a.',
    'http://',
    'www.',
    '\\',
    '&',
    '"',
    "'",
    ':',
    'a:',
    '~',
  ],
  ...[
    'for all ',
    'if you ',
    'no prior ',
    'experience ',
    'I am a ',
    'passionate ',
    '漢',
    '🎉',
    '\ud83d',
    '\r',
    '<!-- cfp-disable x -->',
    'total ',
    '1h',
    '1-',
  ],
];

const fill = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length));

/** A proposal that says the piece over and over, wherever a text can stand. */
const saying = (piece: string, size: number): string => {
  const text = fill(piece, size);
  return `# T ${text.slice(0, 2_000).replace(/[\r\n]/g, ' ')}\n\n## Abstract\n\nWords ${text} end\n\n## Outline\n\n- a (5 min)\n- ${text} end\n`;
};

describe('takes time in proportion to the text', () => {
  test.each(ADVERSARIES.map((piece) => [JSON.stringify(piece), piece] as const))(
    'each rule, whose text is %s over and over',
    { timeout: 60_000 },
    (_name, piece) => {
      const using = (some: readonly Rule[]) => (size: number) => {
        const input = inputFor(parseProposal('talk.md', saying(piece, size)));
        return () => check(input, some).diagnostics.length;
      };
      // All of them at once are quick to measure; only where they are slow is it asked who it was.
      const slow =
        growth(using(rules)) === null ? [] : rules.map((rule) => [rule.name, growth(using([rule]))] as const);
      expect(slow.filter(([, times]) => times !== null)).toEqual([]);
    },
  );

  const readers: Readonly<Record<string, (source: string) => unknown>> = {
    'reading a proposal': (source) => parseProposal('talk.md', source),
    'reading front matter': (source) => readFrontMatter(`---\n${source.slice(0, 60_000)}\n---\n`),
    'reading a title': (source) => readFrontMatter(`---\ntitle: ${source.slice(0, 60_000)}\n---\n`),
    'finding comments': (source) => findComments(source, []),
    'reading answers and outline': (source) => {
      const proposal = parseProposal('talk.md', `# T\n\n## Outline\n\n${source}`);
      const { answers } = readAnswers(proposal, exampleCall.form, knowledge.headings);
      return readOutline(
        proposal,
        answers.find(({ field }) => field === 'outline'),
      );
    },
  };

  test.each(Object.entries(readers))('%s', { timeout: 120_000 }, (_name, read) => {
    const slow = ADVERSARIES.map((piece) => {
      const times = growth((size) => {
        const text = fill(piece, size);
        return () => read(text);
      });
      return [piece, times] as const;
    }).filter(([, times]) => times !== null);
    expect(slow).toEqual([]);
  });
});
