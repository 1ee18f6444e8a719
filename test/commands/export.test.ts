import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Terminal } from '../../src/terminal.ts';
import { answersOf } from '../support/reading.ts';
import { world } from '../support/world.ts';

const TALK = `---
title: Ship it at noon
conference: practice
format: talk-25
---

<!-- A note to myself. -->

## Notes

I am Ada Lovelace; the numbers are on https://lovelace.dev/noon?from=cfp.

## Abstract

Friday at five is when nobody dares to deploy. <!-- Really? --> See the [runbook](https://example.org/run).
What you will see:
- small merges
  - and what stood in their way

## Outline

- Why noon (5 min)
- The runbook (20 min)

## Biography

I have been around.
`;
const CLEAN = TALK.replace(/I am Ada.*\n/, 'It was told twice at work.\n');
const SETTINGS = 'speaker: {name: Ada Lovelace, sites: ["https://lovelace.dev"]}\n';

function talk(source = CLEAN, changes: Parameters<typeof world>[0] = {}) {
  const at = world(changes);
  at.write('talk.md', source);
  at.write('.cfp.yaml', SETTINGS);
  return at;
}

interface Json {
  readonly version: number;
  readonly conference: { readonly id: string };
  readonly dialect: string;
  readonly format: unknown;
  readonly answers: readonly {
    readonly field: string;
    readonly chosen: readonly string[] | null;
    readonly count: number;
    readonly max: number | null;
    readonly markdown: string;
    readonly text: string;
    readonly html: string;
  }[];
}

describe('cfp export', () => {
  test('prints the answers in the order of the form, without comments, each with its count', async () => {
    const { code, stdout } = await talk().cfp('export', 'talk.md');
    expect(code).toBe(0);
    expect(stdout).toBe(`## Title

<!-- 15 of 100 characters -->

Ship it at noon

## Abstract

<!-- 160 of 600 characters -->

Friday at five is when nobody dares to deploy.  See the [runbook](https://example.org/run).
What you will see:

- small merges
    - and what stood in their way

## Outline

<!-- 41 characters -->

- Why noon (5 min)
- The runbook (20 min)

## Notes

<!-- 26 characters -->

It was told twice at work.
`);
  });

  test('says that it set lists as the form needs them, and leaves the file alone', async () => {
    const at = talk();
    expect((await at.cfp('export', 'talk.md')).stderr).toContain('2 lines of lists were set as this form needs them');
    expect(at.read('talk.md')).toBe(CLEAN);
  });

  test('as Markdown is read back as the same answers', async () => {
    const { stdout } = await talk().cfp('export', 'talk.md');
    const { stdout: again } = await talk(`---\nconference: practice\nformat: talk-25\n---\n\n${stdout}`).cfp(
      'export',
      'talk.md',
    );
    expect(again).toBe(stdout);
    expect(answersOf(stdout)).toMatchObject({ title: 'Ship it at noon', notes: 'It was told twice at work.' });
  });

  test('as text writes links out and keeps lists', async () => {
    const { stdout } = await talk().cfp('export', 'talk.md', '--field', 'abstract', '--as', 'text');
    expect(stdout).toBe(
      'Friday at five is when nobody dares to deploy. See the runbook (https://example.org/run).\nWhat you will see:\n\n- small merges\n  - and what stood in their way\n',
    );
  });

  test('as HTML is a page that has its words', async () => {
    const { stdout } = await talk().cfp('export', 'talk.md', '--as', 'html');
    expect(stdout).toMatch(/^<!doctype html>\n<meta charset="utf-8">\n<title>Ship it at noon<\/title>/);
    expect(stdout).toContain('<h2>Abstract <small>160 of 600 characters</small></h2>');
    expect(stdout).toContain('<li>small merges\n<ul>\n<li>and what stood in their way</li>');
  });

  test('as JSON has each answer in each form, and its limits', async () => {
    const { stdout } = await talk().cfp('export', 'talk.md', '--as', 'json');
    const { version, conference, dialect, answers } = JSON.parse(stdout) as Json;
    expect({ version, id: conference.id, dialect }).toEqual({ version: 1, id: 'practice', dialect: 'pretalx' });
    expect(answers.map(({ field, count, max }) => [field, count, max])).toEqual([
      ['title', 15, 100],
      ['abstract', 160, 600],
      ['outline', 41, null],
      ['notes', 26, null],
    ]);
    expect(answers[3]).toMatchObject({ text: 'It was told twice at work.', html: '<p>It was told twice at work.</p>' });
  });

  test('gives plain text to a form that renders nothing', async () => {
    const at = talk(CLEAN.replace('practice', 'plain'));
    at.write(
      'conferences/plain.yaml',
      'id: plain\nname: Plain\nplatform: sessionize\ndeadline: never\nform: [{field: title}, {field: abstract}]\n',
    );
    const { stdout } = await at.cfp('export', 'talk.md');
    expect(stdout).toContain('Abstract (156 characters)\n-------------------------\n');
    expect(stdout).toContain('the runbook (https://example.org/run)');
  });

  test('goes by the form of another call with --for', async () => {
    const at = talk();
    at.write(
      'conferences/two.yaml',
      'id: two\nname: Two\nplatform: pretalx\ndeadline: never\nform: [{field: notes}, {field: title}]\n',
    );
    const { stdout } = await at.cfp('export', 'talk.md', '--for', 'two', '--as', 'json');
    expect((JSON.parse(stdout) as Json).answers.map(({ field }) => field)).toEqual(['notes', 'title']);
  });

  test('tells what is chosen on the form itself, and gives choices in the words of the form', async () => {
    const at = talk();
    at.write(
      'conferences/two.yaml',
      `id: two
name: Two
deadline: never
formats: [{id: talk, name: Talk, minutes: 30}, {id: tutorial, name: Half a day, minutes: [180, 210]}]
form:
  - {field: title}
  - {field: track, options: [Web, Community], required: true}
  - {field: who, label: Who is it for?, options: [Beginners, Everybody], required: true}
  - {field: needs, options: [A projector, Power], several: true}
`,
    );
    at.write(
      'talk.md',
      '---\ntitle: Ship it\nconference: two\nformat: tutorial\ntrack: web\n---\n\n## Needs\n\n- power\n- A projector\n',
    );
    const { code, stdout, stderr } = await at.cfp('export', 'talk.md', '--as', 'json');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'The format to choose on the form: Half a day (180-210 min).\nThe form will also ask: Who is it for? (Beginners or Everybody).\n',
    });
    const { format, answers } = JSON.parse(stdout) as Json;
    expect(format).toEqual({ id: 'tutorial', name: 'Half a day', minutes: [180, 210] });
    expect(answers.map(({ field, chosen }) => [field, chosen])).toEqual([
      ['title', null],
      ['track', ['Web']],
      ['needs', ['Power', 'A projector']],
    ]);
    at.write('talk.md', '---\ntitle: Ship it\nconference: two\n---\n');
    expect((await at.cfp('export', 'talk.md', '--force')).stderr).toContain(
      'The form will also ask for a format: Talk (30 min) or Half a day (180-210 min).',
    );
  });

  test('takes what is piped in', async () => {
    expect(await talk(CLEAN, { input: CLEAN }).cfp('export', '-', '--field', 'notes')).toEqual({
      code: 0,
      stdout: 'It was told twice at work.\n',
      stderr: '',
    });
  });

  test('keeps an answer free of what steers a terminal', async () => {
    const { stdout } = await talk(CLEAN.replace('twice', 'tw\u001b[31mice\u0007')).cfp('export', 'talk.md', '--force');
    expect(stdout).toContain('It was told tw[31mice at work.');
  });
});

describe('where the check has errors', () => {
  test('nothing is exported, and they are told', async () => {
    const { code, stdout, stderr } = await talk(TALK).cfp('export', 'talk.md');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^talk\.md:11:6: error: Notes says "Ada Lovelace", your name/);
    expect(stderr).toContain('--force');
  });

  test('--force exports all the same, and says so', async () => {
    const { code, stdout, stderr } = await talk(TALK).cfp('export', 'talk.md', '--force', '--field', 'notes');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'I am Ada Lovelace; the numbers are on https://lovelace.dev/noon?from=cfp.\n',
    });
    expect(stderr).toContain('Exported all the same, with 2 errors.');
  });
});

describe('--blind', () => {
  test('blacks out what the rules of anonymity find, whole addresses included, and tells', async () => {
    const { code, stdout, stderr } = await talk(TALK).cfp('export', 'talk.md', '--blind', '--field', 'notes');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'I am █████; the numbers are on █████.\n' });
    expect(stderr).toContain('Blacked out 2 places: Notes (2).');
  });

  test('does so where the review is not anonymous, too', async () => {
    const at = talk(TALK.replace('practice', 'open'));
    at.write(
      'conferences/open.yaml',
      'id: open\nname: Open\nplatform: pretalx\ndeadline: never\nform: [{field: title}, {field: notes}]\n',
    );
    expect((await at.cfp('export', 'talk.md', '--blind', '--field', 'notes')).stdout).toContain('I am █████;');
  });

  test('leaves out what only organisers see', async () => {
    const at = talk(TALK.replace('practice', 'open'));
    at.write(
      'conferences/open.yaml',
      'id: open\nname: Open\ndeadline: never\nform: [{field: title}, {field: notes, visible_to: organisers}]\n',
    );
    const { stdout, stderr } = await at.cfp('export', 'talk.md', '--blind', '--force');
    expect(stdout).not.toContain('Notes');
    expect(stderr).toContain('Left out what only organisers see: notes.');
  });

  test.each(['markdown', 'text', 'html', 'json'])('leaves no name in %s', async (format) => {
    const source = TALK.replace('Ship it at noon', '"Ship it \\u0041t noon with Ada Lovelace"');
    const { code, stdout } = await talk(source).cfp('export', 'talk.md', '--blind', '--as', format);
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/Ada|Lovelace|lovelace/);
  });

  test('says that it cannot know a name that nobody told it', async () => {
    const at = world();
    at.write('talk.md', CLEAN);
    expect((await at.cfp('export', 'talk.md', '--blind')).stderr).toMatch(/does not know who you are/);
  });
});

describe('--copy', () => {
  /** A world with a clipboard, and somebody who presses Enter this often. */
  function withClipboard(enters: number, changes: Partial<Terminal> = {}) {
    const copied: string[] = [];
    const at = talk(CLEAN, {
      env: { WAYLAND_DISPLAY: 'wayland-0' },
      canAsk: true,
      pipeTo: (command, _args, text) => copied.push(`${command}: ${text}`) > 0,
      // eslint-disable-next-line @typescript-eslint/require-await -- typed at once
      lines: async function* () {
        for (let number = 0; number < enters; number++) yield '';
      },
      ...changes,
    });
    return { at, copied };
  }

  test('puts one answer after the other on the clipboard', async () => {
    const { at, copied } = withClipboard(3);
    const { code, stdout, stderr } = await at.cfp('export', 'talk.md', '--copy');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(copied.map((text) => text.split('\n')[0])).toEqual([
      'wl-copy: Ship it at noon',
      'wl-copy: Friday at five is when nobody dares to deploy.  See the [runbook](https://example.org/run).',
      'wl-copy: - Why noon (5 min)',
      'wl-copy: It was told twice at work.',
    ]);
    expect(stderr).toContain('Title (1 of 4) is on the clipboard: 15 of 100 characters.');
    expect(stderr).toContain('Paste it, then press Enter for Abstract; Ctrl-C ends it.');
  });

  test('stops with the one who pastes', async () => {
    const { at, copied } = withClipboard(1);
    expect(await at.cfp('export', 'talk.md', '--copy')).toMatchObject({ code: 130 });
    expect(copied).toHaveLength(2);
  });

  test('copies a single answer without waiting', async () => {
    const { at, copied } = withClipboard(0, { canAsk: false });
    expect(await at.cfp('export', 'talk.md', '--copy', '--field', 'title')).toMatchObject({ code: 0 });
    expect(copied).toEqual(['wl-copy: Ship it at noon']);
  });

  test('asks the terminal where there is no program', async () => {
    let written = '';
    const stderr = { write: (text: string) => (written += text), isTTY: true, columns: 80, rows: 24 };
    await talk(CLEAN, { stderr }).cfp('export', 'talk.md', '--copy', '--field', 'title');
    expect(written).toContain(`\u001b]52;c;${Buffer.from('Ship it at noon').toString('base64')}\u0007`);
    expect(written).toContain('was sent to the clipboard of your terminal');
  });

  test('says where there is no way at all', async () => {
    const { code, stderr } = await talk().cfp('export', 'talk.md', '--copy', '--field', 'title');
    expect(code).toBe(2);
    expect(stderr).toContain('There is no way to the clipboard here.');
  });

  test('needs somebody who presses Enter', async () => {
    const { code, stderr } = await talk().cfp('export', 'talk.md', '--copy');
    expect(code).toBe(2);
    expect(stderr).toContain('There is no terminal on which to wait between 4 answers.');
  });
});

test.each([
  [['--field', 'abstrct'], 'Did you mean "abstract"?'],
  [['--field', 'audience'], 'Nothing in talk.md answers "audience".'],
  [['--as', 'pdf'], '--as does not take "pdf".'],
  [['--for', 'practise'], 'Did you mean "practice"?'],
])('%s is a mistake that is told in words', async (args, words) => {
  const { code, stdout, stderr } = await talk().cfp('export', 'talk.md', ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(words);
});

test('a talk for two calls is exported for the one that is said', async () => {
  const at = talk(CLEAN.replace('practice', '[practice, pycon-us-2026]'));
  const { code, stderr } = await at.cfp('export', 'talk.md');
  expect(code).toBe(2);
  expect(stderr).toContain('Say which with `--for`: practice or pycon-us-2026.');
  expect(await at.cfp('export', 'talk.md', '--for', 'practice')).toMatchObject({ code: 0 });
});

test('JSON and YAML readers agree on what was exported', async () => {
  const { stdout } = await talk().cfp('export', 'talk.md', '--as', 'json');
  expect(parse(stdout)).toEqual(JSON.parse(stdout));
});
