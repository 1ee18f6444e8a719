import { expect, test } from 'vitest';
import { world } from '../support/world.ts';

const TALK = `Ship it at noon
===============

Description (max. 200 words):

Friday at five is when nobody dares to deploy. This is the story of how we moved it to noon.

Who is it for: people who deploy.

Talk outline
------------

*Please give the minutes of each part.*

* Why noon, 5 minutes
* [10m] Undo in a minute
  * the switch (4 min)
  * the way back (6 min)
* Questions

Total: 15 min

Catering
--------

No nuts.
`;

test('tells field by field how a file without front matter was read, and how its minutes were added', async () => {
  const { cfp, write } = world({ columns: 120 });
  write('talk.md', TALK);
  const { stdout } = await cfp('check', 'talk.md', '--explain', '--for', 'practice');
  const told = stdout.slice(stdout.indexOf('How it was read'), stdout.indexOf('\n\n  Title'));
  expect(told).toBe(`How it was read
  title        line 1       15 characters   the first heading
  description  line 6       92 characters   under "Description (max. 200 words)"
  audience     line 8       18 characters   under "Who is it for"
  outline      lines 15-21  121 characters  under "Talk outline"
  Answers no field: "Catering" (line 23).
  Left out as the form's own help: line 13.
Minutes: 15 min
  5 min   line 15  Why noon
  10 min  line 16  Undo in a minute
  Added 2 items.
  Took the parents' minutes, since the children make the same sum.
  Left out what says the total (15 min), which agrees.`);
});

test('says the same as JSON', async () => {
  const { cfp, write } = world();
  write('talk.md', TALK);
  const { stdout } = await cfp('check', 'talk.md', '--format', 'json', '--for', 'practice');
  const { files } = JSON.parse(stdout) as { files: unknown[] };
  expect(files).toMatchObject([
    {
      part: null,
      fields: [
        { field: 'title', line: 1, lines: [1, 1], readAs: 'the first heading' },
        { field: 'description', lines: [6, 6], count: 92 },
        { field: 'audience', lines: [8, 8], readAs: 'under "Who is it for"' },
        { field: 'outline', line: 10, lines: [15, 21] },
      ],
      others: [{ heading: 'Catering', line: 23 }],
      help: [[13, 13]],
      outline: {
        minutes: [15, 15],
        stated: [15, 15],
        items: [
          { line: 15, text: 'Why noon', minutes: [5, 5] },
          { line: 16, text: 'Undo in a minute', minutes: [10, 10] },
        ],
        how: [
          'Added 2 items.',
          "Took the parents' minutes, since the children make the same sum.",
          'Left out what says the total (15 min), which agrees.',
        ],
        doubts: [],
      },
    },
  ]);
});

test('tells which of several proposals of a file it speaks of', async () => {
  const { cfp, write } = world();
  write('talk.md', '# One\n\n## Abstract\n\nA.\n\n# Two\n\n## Abstract\n\nB.\n');
  const { stdout } = await cfp('check', 'talk.md', '--explain', '--for', 'practice');
  expect(stdout).toContain('How it was read, 1 of 2 in the file');
  expect(stdout).toContain('How it was read, 2 of 2 in the file');
});
