import matter from 'gray-matter';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { readFrontMatter } from '../../src/proposal/front-matter.ts';
import { lineAndColumn } from '../../src/text/span.ts';
import { anyText, fc, textOf } from '../support/property.ts';

/** Key by key: what it holds, and what stands in the source at its spans. */
function read(source: string) {
  const { entries, problems, span } = readFrontMatter(source);
  const slice = ({ start, end }: { start: number; end: number }): string => source.slice(start, end);
  return {
    head: span === null ? null : slice(span),
    values: Object.fromEntries(Array.from(entries.values(), ({ key, value }) => [key, value])),
    written: Array.from(entries.values(), ({ keySpan, valueSpan }) => `${slice(keySpan)}=${slice(valueSpan)}`),
    problems: problems.map(({ message, span: { start } }) => {
      const { line, column } = lineAndColumn(source, start);
      return `${line}:${column} ${message}`;
    }),
  };
}

describe('a head of YAML', () => {
  test.each([
    ['between two fences', '---\ntitle: Noon\n---\nBody', '---\ntitle: Noon\n---\n', { title: 'Noon' }],
    ['after a byte order mark', '\ufeff---\ntitle: Noon\n---\nBody', '---\ntitle: Noon\n---\n', { title: 'Noon' }],
    ['with Windows line ends', '---\r\ntitle: Noon\r\n---\r\nBody', '---\r\ntitle: Noon\r\n---\r\n', { title: 'Noon' }],
    ['that is the whole file', '---\ntitle: Noon\n---', '---\ntitle: Noon\n---', { title: 'Noon' }],
    ['with spaces after the fences', '--- \ntitle: Noon\n---  \n', '--- \ntitle: Noon\n---  \n', { title: 'Noon' }],
    ['named YAML', '---yaml\ntitle: Noon\n---\n', '---yaml\ntitle: Noon\n---\n', { title: 'Noon' }],
    ['that is empty', '---\n---\nBody', '---\n---\n', {}],
    ['of a blank line', '---\n\n---\nBody', '---\n\n---\n', {}],
    ['of a comment', '---\n# later\n---\nBody', '---\n# later\n---\n', {}],
    [
      'with more hyphens inside',
      '---\na: |\n  ----\n  --- x\n---\n',
      '---\na: |\n  ----\n  --- x\n---\n',
      { a: '----\n--- x\n' },
    ],
    ['with YAML 1.2 values', '---\na: no\nb: 012\nc: 1_000\n---\n', undefined, { a: 'no', b: 12, c: '1_000' }],
    ['with a list', '---\ntags: [a, "b"]\n---\n', undefined, { tags: ['a', 'b'] }],
    ['with an alias', '---\na: &x Noon\nb: *x\n---\n', undefined, { a: 'Noon', b: 'Noon' }],
    ['with no value', '---\ntitle:\n---\n', undefined, { title: null }],
    ['with a carriage return as no part of the value', '---\r\na: x\r\nb: y\r\n---\r\n', undefined, { a: 'x', b: 'y' }],
  ])('%s is read', (_what, source, head, values) => {
    const found = read(source);
    expect(found).toMatchObject({ values, problems: [] });
    if (head !== undefined) expect(found.head).toBe(head);
  });
});

describe('Markdown that starts with hyphens is no head', () => {
  test.each([
    ['no hyphens', '# Noon\n'],
    ['a line of prose', '--- prose goes on here\ntitle: x\n---\n'],
    ['four hyphens', '----\ntitle: x\n----\n'],
    ['a rule that nothing closes', '---\n\nProse without a key.\n'],
    ['a rule after a blank line', '\n---\ntitle: x\n---\n'],
    ['an indented fence', ' ---\ntitle: x\n---\n'],
    ['nothing', ''],
    ['a byte order mark', '\ufeff'],
    ['three hyphens', '---'],
  ])('%s', (_what, source) => {
    expect(read(source)).toEqual({ head: null, values: {}, written: [], problems: [] });
  });
});

describe('a mistake is told, with its place', () => {
  test.each([
    ['unclosed', '---\ntitle: Noon\n\nBody\n', '1:1', /never closed/],
    ['a key twice', '---\ntitle: a\ntitle: b\n---\n', '3:1', /twice/],
    ['a colon in a value', '---\ntitle: Django: a story\n---\n', '2:8', /colon/],
    ['a tab', '---\na:\n\tb: c\n---\n', '3:1', /tab/],
    ['no colon', '---\njust words\n---\n', '2:1', /`key: value` lines/],
    ['no space after the colon', '---\ntitle:Noon\n---\n', '2:1', /colon|`key: value` lines/],
    ['a reserved start', '---\ntitle: @noon\n---\n', '2:8', /start/],
  ])('%s', (_what, source, place, words) => {
    for (const text of [source, source.replaceAll('\n', '\r\n'), `\ufeff${source}`]) {
      const { problems } = read(text);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(words);
      expect(problems[0]?.split(' ')[0]).toBe(place);
    }
  });

  test('a file of another language is left alone, and nothing in it is run', () => {
    const world = globalThis as { ran?: boolean };
    for (const language of ['js', 'javascript', 'coffee', 'JS', 'json', 'toml']) {
      const { values, problems } = read(`---${language}\nglobalThis.ran = true\n---\nBody`);
      expect(values).toEqual({});
      expect(problems).toEqual([`1:1 Front matter in ${language} is not read: cfp runs no code from a proposal.`]);
    }
    for (const source of [
      '---\n!!js/function "function () { globalThis.ran = true }"\n---\n',
      '---\na: !!js/eval x\n---\n',
    ]) {
      readFrontMatter(source);
    }
    expect(world.ran).toBeUndefined();
  });

  test('aliases that unfold without end are refused', () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const above = level === 0 ? '"lol"' : `*a${level - 1}`;
      return `a${level}: &a${level} [${Array(9).fill(above).join(',')}]`;
    });
    const { problems } = read(`---\n${levels.join('\n')}\n---\n`);
    expect(problems).toContainEqual(
      expect.stringMatching(/The aliases of this value unfold to more than cfp reads\.$/),
    );
  });

  test('64 KiB are read, one character more is refused', () => {
    const head = (length: number): string => `---\na: ${'x'.repeat(length - 'a: \n'.length)}\n---\n`;
    expect(read(head(65_536)).problems).toEqual([]);
    expect(read(head(65_537))).toMatchObject({
      values: {},
      problems: ['1:1 The front matter is 65537 characters long; cfp reads 65536.'],
    });
  });

  test('a long run of blanks is told, and costs no time', () => {
    const { problems, values } = read(`---\ntitle: Noon\n${' \n'.repeat(30_000)}a: b\n---\n`);
    expect(values).toEqual({ title: 'Noon', a: 'b' });
    expect(problems).toEqual([expect.stringContaining('From here on, the front matter is blank for too long.')]);
  });

  test('between Windows line ends, too', () => {
    const { values } = read(`---\r\ntitle: Noon\r\n${' \r\n'.repeat(600)}a: b\r\n---\r\n`);
    expect(values).toEqual({ title: 'Noon', a: 'b' });
  });

  test.each(['{', '[', '? ', '[{', '- ', '\t- '])(
    'what is nested without end is told, and costs no time: %j',
    (piece) => {
      const { problems } = read(`---\nconference: practice\ntitle: ${piece.repeat(400)}\n${piece.repeat(400)}\n---\n`);
      expect(problems).toEqual([expect.stringContaining('What is opened here goes deeper than cfp reads.')]);
    },
  );

  test('and with what to do about it', () => {
    for (const yaml of ['title: Django: a story', 'title: @noon', 'title: a\ntitle: b', 'just words']) {
      const { problems } = readFrontMatter(`---\n${yaml}\n---\n`);
      expect(problems.map(({ help = '' }) => /\w.*[.?]$/.test(help))).toEqual([true]);
    }
  });
});

describe('each key and value is found in the source', () => {
  test.each([
    ['plain', 'title: Ship it', ['title=Ship it']],
    ['quoted', "title: 'Ship it' # now", ["title='Ship it'"]],
    ['on the next line', 'title:\n  Ship it', ['title=Ship it']],
    ['empty', 'title:\nlevel: 3', ['title=', 'level=3']],
    ['spaced', 'title:    Ship it   ', ['title=Ship it']],
    ['quoted key', '"title": x', ['"title"=x']],
  ])('%s', (_what, yaml, written) => {
    for (const eol of ['\n', '\r\n']) {
      const source = `\ufeff---\n${yaml}\n---\n`.replaceAll('\n', eol);
      expect(read(source).written).toEqual(written);
    }
  });

  test.each([
    ['plain', 'Ship it', 'Ship it', 'Ship it'],
    ['quoted', '"Ship it"', 'Ship it', 'Ship it'],
    ['escaped', '"Ship \\u0069t"', 'Ship it', null],
    ['doubled quotes', "'It''s noon'", "It's noon", null],
    ['folded', '>-\n  Ship\n  it', 'Ship it', null],
    ['a number', '2024', '2024', '2024'],
    ['a truth', 'true', 'true', 'true'],
    ['a date', '2024-04-29', '2024-04-29', '2024-04-29'],
    ['a list', '[a]', '', null],
    ['nothing', '', '', null],
  ])('%s text stands where it says', (_what, yaml, text, there) => {
    const source = `---\ntitle: ${yaml}\n---\n`;
    const entry = readFrontMatter(source).entries.get('title');
    expect(entry?.text).toBe(text);
    const start = entry?.textStart ?? null;
    if (there === null && text !== '') expect(start).toBeNull();
    if (there !== null && start !== null) expect(source.slice(start, start + there.length)).toBe(there);
    expect(there === null || start !== null).toBe(true);
  });
});

describe('for any text', () => {
  const pieces = textOf([
    '---',
    '\n',
    '\r\n',
    'title',
    ':',
    ' ',
    '- ',
    '"',
    "'",
    '[',
    '{',
    '&a',
    '*a',
    '#',
    '|',
    '>',
    '\t',
    '\ufeff',
    '!!js/eval',
  ]);

  test('it never throws, and all its spans lie inside', () => {
    const source = fc.oneof(
      anyText,
      pieces,
      pieces.map((text) => `---\n${text}\n---\n`),
    );
    fc.assert(
      fc.property(source, (text) => {
        const { span, entries, problems } = readFrontMatter(text);
        const spans = [span, ...Array.from(entries.values()).flatMap(({ keySpan, valueSpan }) => [keySpan, valueSpan])];
        for (const one of [...spans, ...problems.map((problem) => problem.span)]) {
          if (one !== null) expect(0 <= one.start && one.start <= one.end && one.end <= text.length).toBe(true);
        }
      }),
    );
  });

  test('what gray-matter reads with the same YAML is what it reads', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.boolean(),
      fc.array(fc.string(), { maxLength: 3 }),
    );
    const data = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value, {
      minKeys: 1,
      maxKeys: 5,
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(data, textOf(['# Head\n', '\n', '---\n', 'words ', '---js\n']), (keys, body) => {
        const source = `---\n${stringify(keys)}---\n${body}`;
        const theirs = matter(source, { engines: { yaml: (text) => parse(text) as object } });
        const { span, entries } = readFrontMatter(source);
        expect(Object.fromEntries(Array.from(entries.values(), (entry) => [entry.key, entry.value]))).toEqual(
          theirs.data,
        );
        // gray-matter drops one line end after the fence; what is left is the same text.
        expect(source.slice(span?.end)).toBe(theirs.content);
      }),
    );
  });
});
