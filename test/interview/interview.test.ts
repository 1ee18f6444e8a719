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
import { call } from '../support/call.ts';
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
  /** What the editor does to the file. */
  readonly edit?: (source: string, line: number) => { source: string; result: EditorResult };
}

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
        save: (text) => saves.push((source = text)),
      },
      conference: about,
      format: about.formats[0],
      topic: world.topic,
      slots: slotsFor(about, readTemplate('talk'), headings),
      headings,
      edit(_path, line) {
        const { source: after, result } = world.edit?.(source, line) ?? { source, result: { ok: true } };
        source = after;
        return result;
      },
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
    const { answers } = await interviewed(start, [['Abstract', ABSTRACT], rest[0], rest[1], rest[3]]);
    expect(answers).toMatchObject({ abstract: ABSTRACT, outline: '- All of it (25 min)', tags: 'Data' });
  });

  test('asks nothing where all is answered, and leaves the file alone', async () => {
    const start = conference.form.slice(1).reduce((text, { field }) => `${text}\n## ${field}\n\nSaid.\n`, '# Noon\n');
    const { saves, source } = await interviewed(start, []);
    expect([saves, source]).toEqual([[], start]);
  });

  test('leaves the prompt in a section that is skipped', async () => {
    const { source } = await interviewed(blank, [['Abstract', ABSTRACT], outlineDone, ...rest]);
    expect(source).toContain('## Audience\n\n<!-- Who will enjoy it most');
    expect(source).toContain('## Notes\n\n<!-- Only reviewers see this. -->\n');
    expect(source).not.toContain('<!-- What is it about');
  });

  test('shows the questions of the idea, the help of the form and its count with each answer', async () => {
    const topic = {
      id: 'x',
      list: 'y',
      title: 'X',
      pitch: 'P',
      questions: ['Why?', 'How?'],
      bonus: [],
      tags: [],
      links: [],
    };
    const { shown } = await interviewed(blank, [['Abstract', ABSTRACT], outlineDone, ...rest], { topic });
    const abstract = shown.get('Abstract');
    expect(abstract?.hints?.slice(0, 2)).toEqual(['• Why?', '• How?']);
    expect(abstract?.measure?.('é🎉\r\n').words).toBe('2 / 600 characters, 8 more wanted');
    expect(abstract?.fault?.('')?.soft).toBe(false);
    expect(shown.get('Notes')?.hints).toEqual(['Only reviewers see this.']);
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
    const { source, shown } = await interviewed(before, [['Abstract', ABSTRACT], outlineDone, ...rest]);
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
      [['Abstract', { inEditor: 'Begun.' }], ['Abstract', ABSTRACT], outlineDone, ...rest],
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
      [['Abstract', { inEditor: 'Begun.' }], ['Abstract', ABSTRACT], outlineDone, ...rest],
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
      [['Abstract', { inEditor: 'Begun.' }], ['Abstract', ABSTRACT], outlineDone, rest[0], rest[1], rest[2]],
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
