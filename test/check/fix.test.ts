import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { exampleCall, EXAMPLE_NOW } from '../../src/check/example-call.ts';
import { withFixes } from '../../src/check/fix.ts';
import { rules } from '../../src/check/rules/index.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import { at } from '../support/call.ts';
import { knowledge } from '../support/examples.ts';
import { fc, textOf } from '../support/property.ts';
import { world } from '../support/world.ts';

const diagnosticsOf = (source: string) =>
  check(
    {
      proposal: parseProposal('talk.md', source),
      conference: exampleCall,
      wanted: { name: 'example', known: ['example'] },
      ...knowledge,
      profile: null,
      allow: [],
      topics: () => [],
      now: at(EXAMPLE_NOW),
      zone: 'UTC',
    },
    rules,
  ).diagnostics;

/** The rounds that `cfp check --fix` goes. */
function fixed(source: string): string {
  let text = source;
  for (let round = 0; round < 8; round++) text = withFixes(text, diagnosticsOf(text));
  return text;
}

const HEAD = '---\ntitle: Ship it at noon\nconference: practice\nformat: talk-25\n---\n\n';
const ABSTRACT = '## Abstract\n\nOur team used to deploy at midnight, and nobody liked it; then we moved it to noon.\n';

/** What a fix is for, the text before it, and after. */
const MENDED: readonly (readonly [what: string, before: string, after: string])[] = [
  ['a zero-width space', 'de\u200bploy', 'deploy'],
  ['a byte order mark inside', 'de\ufeffploy', 'deploy'],
  ['a word joiner', 'de\u2060ploy', 'deploy'],
  ['a soft hyphen', 'de\u00adploy', 'deploy'],
  ['a direction control', 'x \u202enoon\u202c y', 'x noon y'],
  ['an isolate', 'x \u2066noon\u2069 y', 'x noon y'],
  ['a control character', 'a\u0007b\u0085c', 'abc'],
  ['no-break spaces in a row', 'a\u00a0\u00a0\u00a0b', 'a b'],
  ['a letter in pieces', 'cafe\u0301 a\u0308\u0323', 'café ạ̈'],
  ['a list without an empty line before it', 'You will see:\n- one\n- two', 'You will see:\n\n- one\n- two'],
  ['a numbered list without one', 'You will see:\n1. one\n2. two', 'You will see:\n\n1. one\n2. two'],
  ['a list nested by two spaces', '- one\n  - two\n  - three\n- four', '- one\n    - two\n    - three\n- four'],
  ['a list nested by three', '1. one\n   - two\n2. three', '1. one\n    - two\n2. three'],
  ['a list nested twice', '- one\n  - two\n    - three\n- four', '- one\n    - two\n        - three\n- four'],
  ['a comment that is not used', 'x\n<!-- cfp-disable no-placeholder: old -->\ny', 'x\n\ny'],
];

/** What looks like something to mend, and is none. */
const KEPT: readonly (readonly [what: string, text: string])[] = [
  ['a no-break space', '5\u00a0min, «\u00a0oui\u00a0»'],
  ['joined emoji and letters', '👩‍💻 👨‍👩‍👧 नमस्ते क्‍ष می‌خواهم'],
  ['a flag and a keycap', '🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣ ❤️'],
  ['right to left', 'שלום \u200fעולם\u200e'],
  ['a mark with no letter of its own', 'x\u0302 n\u0308 and ɔ\u0301'],
  ['accents', 'Ångström, naïve, Zoë'],
  ['a list nested by four', '- one\n    - two\n        - three'],
  ['a list after an empty line', 'You will see:\n\n- one\n- two'],
  ['lines that start with a number', 'It was in\n2019. Then we moved.'],
  ['a list in code', '```\nYou will see:\n- one\n  - two\n```'],
  ['a hard line end', 'one  \ntwo\\\nthree'],
  ['tabs and trailing blanks', 'one\ttwo \t\nthree'],
  ['a comment that is used', '<!-- cfp-disable-next-line no-placeholder: why -->\nTODO'],
];

describe('--fix', () => {
  test.each(MENDED)('mends %s', async (_what, before, after) => {
    const { cfp, write, read } = world();
    write('talk.md', `${HEAD}${ABSTRACT}\n${before}\n`);
    await cfp('check', 'talk.md', '--fix');
    expect(read('talk.md')).toBe(`${HEAD}${ABSTRACT}\n${after}\n`);
  });

  test.each(KEPT)('leaves %s', async (_what, text) => {
    const { cfp, write, read } = world();
    write('talk.md', `${HEAD}${ABSTRACT}\n${text}\n`);
    await cfp('check', 'talk.md', '--fix');
    expect(read('talk.md')).toBe(`${HEAD}${ABSTRACT}\n${text}\n`);
  });

  test.each([
    ['title: Ship it at noon.', 'title: Ship it at noon'],
    ['title: "Ship it: at noon."', 'title: "Ship it: at noon"'],
    ["title: 'Ship it.'  # mine.", "title: 'Ship it'  # mine."],
    ['title: Ship it…', 'title: Ship it…'],
    ['title: Ship it...', 'title: Ship it...'],
    ['title: Signals, managers, etc.', 'title: Signals, managers, etc.'],
    ['title: Postgres vs.', 'title: Postgres vs.'],
    ['title: Ship it?', 'title: Ship it?'],
    ['title: "Hello \\u200b."', 'title: "Hello \\u200b."'],
    ['title: A talk about Node.js.', 'title: A talk about Node.js'],
    ['title: De\u200bploy', 'title: Deploy'],
  ])('of the title %s makes %s', async (before, after) => {
    const { cfp, write, read } = world();
    write('talk.md', HEAD.replace('title: Ship it at noon', before) + ABSTRACT);
    await cfp('check', 'talk.md', '--fix');
    expect(read('talk.md')).toBe(HEAD.replace('title: Ship it at noon', after) + ABSTRACT);
  });

  test.each(['\n', '\r\n'])('keeps the mark at the head and %j at the ends of lines', async (end) => {
    const { cfp, write, read } = world();
    const [before, after] = [MENDED.map(([, text]) => text), MENDED.map(([, , text]) => text)].map((texts) =>
      `\ufeff${HEAD}${ABSTRACT}\n${texts.map((text) => `Words.\n\n${text}\n\n`).join('')}`.replaceAll('\n', end),
    );
    write('talk.md', before ?? '');
    await cfp('check', 'talk.md', '--fix');
    const written = read('talk.md');
    expect(written.startsWith('\ufeff---')).toBe(true);
    expect(written.match(/(?<!\r)\n/g)?.length ?? 0).toBe(end === '\n' ? (written.match(/\n/g)?.length ?? 0) : 0);
    expect(written.replaceAll('\r\n', '\n')).toBe(after?.replaceAll('\r\n', '\n'));
  });

  test('writes nothing where nothing is to be mended', async () => {
    const { cfp, write, folder } = world();
    const { statSync } = await import('node:fs');
    write('talk.md', HEAD + ABSTRACT);
    const before = statSync(`${folder}/talk.md`);
    await cfp('check', 'talk.md', '--fix');
    const after = statSync(`${folder}/talk.md`);
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  test('reports what is left, by its place in the mended file', async () => {
    const { cfp, write } = world();
    write('talk.md', `${HEAD}${ABSTRACT}\nYou will see:\n- one\u200b\n\nTODO\n`);
    const { stdout } = await cfp('check', 'talk.md', '--fix', '--format', 'compact');
    expect(stdout).toContain('talk.md:15:1');
    expect(stdout).not.toContain('no-hidden-characters');
  });

  test('mends each of several files, and what stands for two calls once', async () => {
    const { cfp, write, read } = world();
    const two = `${HEAD.replace('practice', '[practice, djangocon-us-2023]')}${ABSTRACT}\nYou will see:\n- one\u200b\n`;
    write('a.md', two);
    write('b.md', two);
    await cfp('check', '.', '--fix');
    for (const path of ['a.md', 'b.md'])
      expect(read(path)).toBe(two.replace('\u200b', '').replace('see:\n', 'see:\n\n'));
  });

  test('does not mend what a comment or the settings switch off', async () => {
    const { cfp, write, read } = world();
    const source = `${HEAD}${ABSTRACT}\n<!-- cfp-disable no-hidden-characters: the subject -->\n\nde\u200bploy\n`;
    write('talk.md', source);
    await cfp('check', 'talk.md', '--fix');
    expect(read('talk.md')).toBe(source);
    const other = `${HEAD}${ABSTRACT}\nde\u200bploy\n`;
    write('talk.md', other);
    await cfp('check', 'talk.md', '--fix', '--rule', 'no-hidden-characters=off');
    expect(read('talk.md')).toBe(other);
  });
});

describe('--fix-dry-run', () => {
  test('shows the lines that would change, and changes nothing', async () => {
    const { cfp, write, read } = world();
    const source = `${HEAD}${ABSTRACT}\nYou will see:\n- one\n`;
    write('talk.md', source);
    const { stdout } = await cfp('check', 'talk.md', '--fix-dry-run');
    expect(stdout).toContain('talk.md');
    expect(stdout).toMatch(/^\+$/m);
    expect(read('talk.md')).toBe(source);
  });

  test('sends no raw escape of the file', async () => {
    const { cfp, write } = world();
    write('talk.md', `${HEAD}${ABSTRACT}\nYou \u001b[31msee:\u202e\n- one\n`);
    const { stdout } = await cfp('check', 'talk.md', '--fix-dry-run');
    expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  test('shows nothing of a file that has nothing to mend', async () => {
    const { cfp, write } = world();
    write('talk.md', HEAD + ABSTRACT);
    const { code, stdout } = await cfp('check', 'talk.md', '--fix-dry-run');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  });
});

const PIECES = [
  ...[
    '## Abstract\n\n',
    '## Outline\n\n',
    '# T.\n',
    'text\n',
    'text',
    '\n',
    '\r\n',
    '\n\n',
    ' ',
    '\t',
    '- a\n',
    '* b\n',
    '1. c\n',
    '12) d\n',
  ],
  ...[
    '  - e\n',
    '   - f\n',
    '     - g\n',
    '    - h\n',
    '\t- i\n',
    '> - j\n',
    '```\n',
    '`',
    '<!-- cfp-disable no-placeholder: x -->',
  ],
  ...[
    '<!-- cfp-disable no-placeholder title-plain -->\n',
    '<!-- cfp-disable-next-line no-hidden-characters -->\n',
    '<!-- note -->',
    '<!--',
  ],
  ...['\u200b', '\ufeff', '\u202e', '\u0000', '\u00a0\u00a0', 'e\u0301', '\u0301', '\u200d', '🎉', 'TODO ', '.'],
];
const nasty = fc
  .tuple(
    fc.constantFrom('', '\ufeff', '---\ntitle: T.\nformat: talk-25\n---\n', '---\r\ntitle: "T\u200b."\r\n---\r\n'),
    textOf(PIECES, 25),
  )
  .map(([head, text]) => head + text);

describe('of any text', () => {
  test('fixing twice is fixing once, and leaves nothing to fix', () => {
    fc.assert(
      fc.property(nasty, (source) => {
        const once = fixed(source);
        expect(fixed(once)).toBe(once);
        expect(diagnosticsOf(once).filter(({ fix }) => fix !== undefined)).toEqual([]);
      }),
    );
  });

  test('fixing changes no letter, digit or mark of prose', () => {
    fc.assert(
      fc.property(nasty, (source) => {
        const said = (text: string): string =>
          text
            .replace(/<!-- cfp-disable[^>]*-->/g, '')
            .normalize('NFC')
            .replace(/[\s.\u0000-\u001f\u200b\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069\u007f-\u00a0]/g, '');
        expect(said(fixed(source))).toBe(said(source));
      }),
    );
  });

  test('fixing keeps the kind of line ends', () => {
    fc.assert(
      fc.property(nasty, (source) => {
        const crlf = source.replace(/\r?\n/g, '\r\n');
        expect(fixed(crlf).replaceAll('\r\n', '')).not.toMatch(/\n/);
      }),
    );
  });
});

test.each([
  [
    'a line feed among Windows line ends',
    '# T\r\n\r\nOne.\r\nTwo.\nThree.\r\n',
    '# T\r\n\r\nOne.\r\nTwo.\r\nThree.\r\n',
  ],
  ['Windows line ends among others', '# T\n\nOne.\r\nTwo.\n', '# T\n\nOne.\nTwo.\n'],
  ['a lone carriage return', '# T\n\nOne.\rTwo.\n', '# T\n\nOne.\nTwo.\n'],
])('mends %s', async (_what, before, after) => {
  const { cfp, read, write } = world();
  write('talk.md', before);
  await cfp('check', 'talk.md', '--for', 'practice', '--fix');
  expect(read('talk.md')).toBe(after);
});
