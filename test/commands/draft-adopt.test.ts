import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { world } from '../support/world.ts';

const OLD = `Title: Ship it at noon

Abstract: Friday at five is when nobody dares to deploy. This is the story of how we moved it.

Outline:

* Why noon (15 min)
* Questions (10 min)

Wishes: A seat by the window.
`;

const OWN = `---
title: Ship it at noon
conference: practice
format: talk-25
---

## Abstract

Friday at five is when nobody dares to deploy. This is the story of how we moved it.

## Outline

* Why noon (15 min)
* Questions (10 min)

Wishes: A seat by the window.
`;

const FLAGS = ['--conference', 'practice', '--format', 'talk-25'];

test('rewrites a file of labels, keeps it as it was, and leaves it alone the second time', async () => {
  const { cfp, read, write } = world();
  write('old.md', OLD);
  const { code, stderr } = await cfp('draft', 'old.md', '--adopt', ...FLAGS);
  expect(code).toBe(0);
  expect(read('old.md')).toBe(OWN);
  expect(read('old.md.orig')).toBe(OLD);
  expect(stderr).toContain('The file as it was is in old.md.orig.');
  expect(await cfp('draft', 'old.md', '--adopt', ...FLAGS)).toMatchObject({ code: 0 });
  expect(read('old.md')).toBe(OWN);
});

test('keeps no copy of what git has, whatever its line ends', async () => {
  const { cfp, folder, write } = world({ committed: () => OLD });
  write('old.md', OLD.replaceAll('\n', '\r\n'));
  const { stderr } = await cfp('draft', 'old.md', '--adopt', ...FLAGS);
  expect(stderr).toContain('Git has the file as it was.');
  expect(existsSync(join(folder, 'old.md.orig'))).toBe(false);
});

test('keeps a copy where git has other words', async () => {
  const { cfp, read, write } = world({ committed: () => OLD.replace('noon', 'night') });
  write('old.md', OLD);
  await cfp('draft', 'old.md', '--adopt', ...FLAGS);
  expect(read('old.md.orig')).toBe(OLD);
});

test('overwrites no copy that is there', async () => {
  const { cfp, read, write } = world();
  write('old.md', OLD);
  write('old.md.orig', 'older');
  const { stderr } = await cfp('draft', 'old.md', '--adopt', ...FLAGS);
  expect([read('old.md.orig'), read('old.md.orig-2')]).toEqual(['older', OLD]);
  expect(stderr).toContain('old.md.orig-2');
});

test('makes two files of two talks', async () => {
  const { cfp, read, write } = world();
  write('old.md', '# One\n\n## Abstract\n\nA first.\n\n# Two\n\n## Abstract\n\nA second.\n');
  write('old-2.md', 'Not this one.\n');
  const { stderr } = await cfp('draft', 'old.md', '--adopt', ...FLAGS);
  expect(read('old.md')).toContain('title: One\n');
  expect(read('old.md')).not.toContain('second');
  expect(read('old-2.md')).toBe('Not this one.\n');
  expect(read('old-3.md')).toBe('---\ntitle: Two\n---\n\n## Abstract\n\nA second.\n');
  expect(stderr).toContain('What else it held is in old-3.md');
});

describe('without a terminal and without the flag', () => {
  test('a file whose places would not be found again is left as it is', async () => {
    const { cfp, read, write } = world();
    write('old.md', OLD);
    const outcome = await cfp('draft', 'old.md', ...FLAGS, '--answer', 'notes=By train.');
    expect(outcome).toEqual({
      code: 2,
      stdout: '',
      stderr: `cfp: old.md was not written with cfp, and there is no terminal to ask on.
  Add \`--adopt\` to have it rewritten in cfp's form; no word is lost, and a copy
  is kept.
`,
    });
    expect(read('old.md')).toBe(OLD);
  });

  test('a file with headings is gone on with as it is', async () => {
    const { cfp, read, write } = world();
    write('old.md', '# Ship it at noon\n\n## Abstract\n\nFriday at five is when nobody dares to deploy. We do.\n');
    expect(await cfp('draft', 'old.md', ...FLAGS, '--answer', 'notes=By train.')).toMatchObject({ code: 0 });
    expect(read('old.md')).toContain('# Ship it at noon\n\n## Abstract\n\nFriday');
    expect(read('old.md')).toContain('By train.');
  });
});

test('asks to rewrite a file of labels that got its keys before, since a section would make text of the labels', async () => {
  const { cfp, read, write } = world();
  write('old.md', OLD);
  expect(await cfp('draft', 'old.md', ...FLAGS)).toMatchObject({ code: 0 });
  const keyed = read('old.md');
  const refused = await cfp('draft', 'old.md', '--answer', 'description=We show how it goes.');
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('Add `--adopt`');
  expect(read('old.md')).toBe(keyed);
  await cfp('draft', 'old.md', '--adopt', '--answer', 'description=We show how it goes.');
  expect(read('old.md')).toContain('## Abstract\n\nFriday at five is');
  expect(read('old.md')).toContain('## Description\n\nWe show how it goes.\n');
  expect(read('old.md.orig')).toBe(keyed);
});
