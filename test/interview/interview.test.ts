import { describe, expect, test } from 'vitest';
import type { Conference } from '../../src/conference/conference.ts';
import { interview } from '../../src/interview/interview.ts';
import { Stopped } from '../../src/interview/prompter.ts';
import { slotsFor } from '../../src/interview/slots.ts';
import { readTemplate } from '../../src/library/data.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import { renderProposal } from '../../src/proposal/render.ts';
import type { EditorResult } from '../../src/terminal.ts';
import type { Topic } from '../../src/topic/topic.ts';
import { at, call } from '../support/call.ts';
import { answersOf, headings } from '../support/reading.ts';
import { script, type Reply } from '../support/script.ts';

const conference = call({
  platform: 'pretalx',
  formats: [{ id: 'talk-25', name: '25-minute talk', minutes: 25 }],
  form: [
    { field: 'title', required: true, max: 40 },
    { field: 'abstract', required: true, min: 10, max: 600 },
    { field: 'outline' },
    { field: 'audience', max: 100 },
    { field: 'attendance', label: 'In person or online?', required: true, options: ['In person', 'Online'] },
    { field: 'tags', options: ['Web', 'Data'] },
    { field: 'notes', help: 'Only reviewers see this.' },
  ],
});

const part = (number: number, left: string): string => `Outline, part ${number}, ${left} (Enter alone: done)`;
const outlineDone = [part(1, '25 min left'), ''] as const;
const rest = [
  ['Audience', ''],
  ['In person or online?', 'Online'],
  ['Tags', 'No answer'],
  ['Notes', ''],
] as const;

interface World {
  readonly about?: Conference;
  readonly topic?: Topic;
  readonly others?: readonly Conference[];
  readonly isNew?: boolean;
  readonly again?: readonly string[];
  /** What another program does to the file right after it is saved. */
  readonly changes?: (source: string) => string;
  /** What the editor does to the file. */
  readonly edit?: (source: string, line: number) => { source: string; result: EditorResult };
}

const REVIEW = 'These are all your answers.';
const SAVED = '→ Save as a draft';
const end = [REVIEW, SAVED] as const;

/** Interviews for a proposal that begins as `start`, and gives what came of it. */
async function interviewed(start: string, replies: readonly (readonly [string, Reply])[], world: World = {}) {
  const about = world.about ?? conference;
  const scripted = script(...replies);
  let source = start;
  const saves: string[] = [];
  let stopped = false;
  try {
    await interview(scripted.prompter, {
      draft: {
        path: 'talk.md',
        read: () => parseProposal('talk.md', source),
        save(text) {
          source = text;
          saves.push(text);
          source = world.changes?.(text) ?? text;
        },
        wasChanged: () => false,
        titled: () => Promise.resolve(),
      },
      lookup: {
        findConference: (id) => [about, ...(world.others ?? [])].find((one) => one.id === id) ?? null,
        conferences: () => [about, ...(world.others ?? [])],
        topics: () => (world.topic === undefined ? [] : [world.topic]),
        template: readTemplate,
        headings,
      },
      coaching: { fields: {}, shapes: [] },
      fallback: about.id,
      isNew: world.isNew ?? false,
      again: new Set(world.again),
      now: at('2026-11-22T12:00:00Z'),
      edit(_path, line) {
        const { source: after, result } = world.edit?.(source, line) ?? { source, result: { ok: true } };
        source = after;
        return result;
      },
      actions: [],
    });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    stopped = true;
  }
  scripted.done();
  return { ...scripted, source, saves, stopped, answers: answersOf(source, about.form) };
}

const blank = renderProposal({ title: 'Noon' }, slotsFor(conference, readTemplate('talk'), headings));
const ABSTRACT = 'Why we deploy when everybody is awake.';

describe('the interview', () => {
  test('asks for each field in the order of the form, and saves each answer at once', async () => {
    const { answers, saves, stopped } = await interviewed(blank, [
      ['Abstract', ABSTRACT],
      [part(1, '25 min left'), 'Why noon (10 min)'],
      [part(2, '15 min left'), 'How'],
      ['  Its minutes, 15 min left (Enter alone: none)', '12'],
      [part(3, '3 min left'), ''],
      ['Audience', 'People who deploy.'],
      ['In person or online?', 'Online'],
      ['Tags', 'Web'],
      ['Notes', 'Given before.'],
      end,
    ]);
    expect(answers).toEqual({
      title: 'Noon',
      abstract: ABSTRACT,
      outline: '- Why noon (10 min)\n- How (12 min)',
      audience: 'People who deploy.',
      attendance: 'Online',
      tags: 'Web',
      notes: 'Given before.',
    });
    expect(stopped).toBe(false);
    expect(saves.findIndex((text) => text.includes(ABSTRACT))).toBeLessThan(
      saves.findIndex((text) => text.includes('Why noon')),
    );
  });

  test('skips what is answered', async () => {
    const start = blank
      .replace('## Outline', '## Outline\n\n- All of it (25 min)')
      .replace('## Tags', '## Tags\n\nData');
    const { answers } = await interviewed(start, [['Abstract', ABSTRACT], rest[0], rest[1], rest[3], end]);
    expect(answers).toMatchObject({ abstract: ABSTRACT, outline: '- All of it (25 min)', tags: 'Data' });
  });

  test('asks for nothing where all is answered, shows it, and leaves the file alone', async () => {
    const start = conference.form.slice(1).reduce((text, { field }) => `${text}\n## ${field}\n\nSaid.\n`, '# Noon\n');
    const { saves, source } = await interviewed(start, [end]);
    expect([saves, source]).toEqual([[], start]);
  });

  test('leaves the prompt in a section that is skipped', async () => {
    const { source } = await interviewed(blank, [['Abstract', ABSTRACT], outlineDone, ...rest, end]);
    expect(source).toContain('## Audience\n\n<!-- Who will enjoy it most');
    expect(source).toContain('## Notes\n\n<!-- Only reviewers see this. -->\n');
    expect(source).not.toContain('<!-- What is it about');
  });

  test('has the questions of the idea at hand, and shows the help of the form and its count with each answer', async () => {
    const topic = {
      id: 'x',
      list: 'y',
      title: 'X',
      pitch: 'P',
      questions: ['Why?', 'How?'],
      bonus: [],
      tags: [],
      links: [],
      also: [],
      isPast: false,
    };
    const start = blank.replace('title: Noon', 'title: Noon\ntopic: x');
    const { shown } = await interviewed(start, [['Abstract', ABSTRACT], outlineDone, ...rest, end], { topic });
    const abstract = shown.get('Abstract');
    expect(abstract?.ideas).toEqual(['Why?', 'How?']);
    expect(abstract?.measure?.('é🎉\r\n').words).toBe('2 / 600 characters, 8 more wanted');
    expect(abstract?.fault?.('')?.soft).toBe(false);
    expect(shown.get('Notes')?.hints).toEqual(['Only reviewers see this.']);
  });
});

describe('the way back', () => {
  test('leads to the question before, which can be answered anew', async () => {
    const { answers } = await interviewed(blank, [
      ['Abstract', ABSTRACT],
      [part(1, '25 min left'), { backAfter: '' }],
      ['Abstract', `${ABSTRACT} And more.`],
      outlineDone,
      ...rest,
      end,
    ]);
    expect(answers.abstract).toBe(`${ABSTRACT} And more.`);
  });

  test('leads further back, past what was skipped, to the title and the choice of the call', async () => {
    const { answers } = await interviewed(blank, [
      ['Abstract', { backAfter: '' }],
      ['What is the title?', { backAfter: 'Noon' }],
      ['Which idea', { backAfter: '' }],
      ['Which call', 'Example Conf'],
      ['Abstract', ABSTRACT],
      outlineDone,
      ...rest,
      end,
    ]);
    expect(answers.title).toBe('Noon');
  });

  test('keeps what was half typed, and comes back to it', async () => {
    const { source, shown, answers } = await interviewed(
      blank,
      [
        ['Abstract', ABSTRACT],
        outlineDone,
        ['Audience', { backAfter: 'People who' }],
        outlineDone,
        ['Audience', { reviewAfter: 'People who de' }],
        [REVIEW, '◐ Audience'],
        ['Audience', 'People who deploy.'],
        [REVIEW, { backAfter: '' }],
        ['Notes', 'For you.'],
        end,
      ].map(([wording, reply]) => [wording, reply] as [string, Reply]),
    );
    expect(shown.get('Audience')?.initial).toBe('People who de');
    expect(answers.audience).toBe('People who deploy.');
    expect(source).not.toContain('unfinished');
  });

  test('leads from the review to any answer, and back', async () => {
    const { answers, offered } = await interviewed(blank, [
      ['Abstract', ABSTRACT],
      outlineDone,
      ...rest,
      [REVIEW, '✔ Abstract'],
      ['Abstract', 'Shorter than it was.'],
      [REVIEW, '– Audience'],
      ['Audience', { backAfter: '' }],
      end,
    ]);
    expect(answers.abstract).toBe('Shorter than it was.');
    expect(offered.get('These are all your answers. Change one, or choose an end.')?.map(({ name }) => name)).toEqual([
      '✔ Call              Example Conf',
      '– Idea              your own',
      '✔ Title             Noon',
      '✔ Abstract          20 / 600 characters ▕█░░░░░░░░░▏',
      '– Outline           left out',
      '– Audience          left out',
      '✔ In person or on…  Online',
      '– Tags              left out',
      '– Notes             left out',
      '→ Save as a draft, and check it',
      '→ Mark as ready, and check it',
      '→ Open in the editor',
    ]);
  });
});

describe('the end', () => {
  const all = [['Abstract', ABSTRACT], outlineDone, ...rest] as const;

  test('is a draft, or a proposal that is marked as ready', async () => {
    expect((await interviewed(blank, [...all, end])).source).not.toContain('status:');
    expect((await interviewed(blank, [...all, [REVIEW, '→ Mark as ready']])).source).toContain('status: ready\n');
  });

  test('cannot be ready while the form would refuse it', async () => {
    const { offered } = await interviewed(blank, [['Abstract', { reviewAfter: 'Short.' }], end]);
    const choices = offered.get('These are all your answers. Change one, or choose an end.');
    expect(choices?.find(({ name }) => name.startsWith('→ Mark'))?.disabled).toBe(
      'first: in person or online? and 1 answer of the wrong length',
    );
  });
});

describe('a file that another program changes', () => {
  test('keeps what was changed in other answers', async () => {
    const { answers } = await interviewed(
      blank,
      [['Abstract', ABSTRACT], outlineDone, rest[0], rest[1], rest[2], end],
      {
        changes: (source) => source.replace('<!-- Only reviewers see this. -->', 'From outside.'),
      },
    );
    expect(answers).toMatchObject({ abstract: ABSTRACT, notes: 'From outside.' });
  });

  test.each([
    ['Both, one below the other', 'Theirs.\n\nFirst.\nSecond.'],
    ['What I wrote here', 'First.\nSecond.'],
    ['What the file has', 'Theirs.'],
  ])('is asked about where both wrote the same answer: %s', async (choice, abstract) => {
    const { answers } = await interviewed(
      blank,
      [
        ['Abstract', 'First.\nSecond.'],
        ['The abstract in talk.md was changed by another program', choice],
        outlineDone,
        ...rest,
        end,
      ],
      { changes: (source) => source.replace(/First\.\n\n<!-- unfinished: go on here -->/, 'Theirs.') },
    );
    expect(answers.abstract).toBe(abstract);
  });

  test('loses nobody’s words when it is stopped over it', async () => {
    const { answers } = await interviewed(blank, [['Abstract', { stopAfter: 'First.\nSec' }]], {
      changes: (source) => source.replace(/First\.\n\n<!-- unfinished: go on here -->/, 'Theirs.'),
    });
    expect(answers.abstract).toBe('Theirs.\n\nFirst.\nSec');
  });
});

describe('when it is stopped', () => {
  test('it keeps what was written, marked as unfinished, and asks no more', async () => {
    const { source, answers, stopped } = await interviewed(blank, [['Abstract', { stopAfter: 'Why we\n\ndepl' }]]);
    expect(stopped).toBe(true);
    expect(answers.abstract).toBe('Why we\n\ndepl');
    expect(source).toContain('\n\nWhy we\n\ndepl\n\n<!-- unfinished: go on here -->\n');
  });

  test('it goes on from there, and takes the mark away', async () => {
    const { source: before } = await interviewed(blank, [['Abstract', { stopAfter: 'Why we' }]]);
    const { source, shown } = await interviewed(before, [['Abstract', ABSTRACT], outlineDone, ...rest, end]);
    expect(shown.get('Abstract')?.initial).toBe('Why we');
    expect(source).not.toContain('unfinished');
    expect(source).not.toContain('Why we\n');
  });

  test('before a word is written, it leaves the file as it was', async () => {
    const { source, saves, stopped } = await interviewed(blank, [['Abstract', { stopAfter: '' }]]);
    expect([stopped, saves, source]).toEqual([true, [], blank]);
  });

  test('in the outline, it keeps the parts and the one under way', async () => {
    const { answers } = await interviewed(blank, [
      ['Abstract', ABSTRACT],
      [part(1, '25 min left'), 'Why noon (10 min)'],
      [part(2, '15 min left'), { stopAfter: 'How' }],
    ]);
    expect(answers.outline).toBe('- Why noon (10 min)\n- How');
  });

  test('at a choice, it has nothing to keep', async () => {
    const start = blank.replace('## Outline', '## Outline\n\n- x').replace('## Audience', '## Audience\n\ny');
    const { saves } = await interviewed(start.replace('## Abstract', '## Abstract\n\nA.'), [
      ['In person or online?', { stopAfter: '' }],
    ]);
    expect(saves).toEqual([]);
  });
});

describe('with an editor', () => {
  test('it opens at the answer, and goes on with what was written there', async () => {
    let opened = 0;
    const { answers, shown } = await interviewed(
      blank,
      [['Abstract', { inEditor: 'Begun.' }], ['Abstract', ABSTRACT], outlineDone, ...rest, end],
      {
        edit(source, line) {
          opened = line;
          return { source: source.replace('Begun.', 'Begun, and done in the editor.'), result: { ok: true } };
        },
      },
    );
    expect(opened).toBe(7);
    expect(shown.get('Abstract')?.initial).toBe('Begun, and done in the editor.');
    expect(answers.abstract).toBe(ABSTRACT);
  });

  test('that fails, it says so, and nothing is lost', async () => {
    const { said, shown } = await interviewed(
      blank,
      [['Abstract', { inEditor: 'Begun.' }], ['Abstract', ABSTRACT], outlineDone, ...rest, end],
      { edit: (source) => ({ source, result: { ok: false, command: 'vi', why: 'could not be started' } }) },
    );
    expect(said).toEqual([
      'The editor `vi` could not be started; nothing is lost. VISUAL or EDITOR can name another one.',
    ]);
    expect(shown.get('Abstract')?.initial).toBe('Begun.');
  });

  test('other answers that were changed there stay', async () => {
    const { answers } = await interviewed(
      blank,
      [['Abstract', { inEditor: 'Begun.' }], ['Abstract', ABSTRACT], outlineDone, rest[0], rest[1], rest[2], end],
      {
        edit: (source) => ({
          source: source.replace('## Notes', '## Notes\n\nFrom the editor.'),
          result: { ok: true },
        }),
      },
    );
    expect(answers).toMatchObject({ abstract: ABSTRACT, notes: 'From the editor.' });
  });
});
