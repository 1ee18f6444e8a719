import { describe, expect, test } from 'vitest';
import { audienceSaid } from '../../src/check/rules/audience-said.ts';
import { takeawaysSaid } from '../../src/check/rules/takeaways-said.ts';
import { found, marked } from '../support/examples.ts';

const messages = (rule: typeof audienceSaid, source: string): string[] =>
  found(rule, source).map(({ message }) => message);

describe('audience-said', () => {
  test.each([
    'For developers who deploy at night.',
    'If you have ever waited for a build, come.',
    'The talk is aimed at small teams.',
    'It is intended for people with one server.',
    'Beginners can follow.',
    'You should be familiar with HTTP.',
    'You should know a little SQL.',
    'No prior experience with asyncio is needed.',
    'Attendees who test will like it.',
    'Basic knowledge of Python is assumed.',
    'This talk is for you.',
    'As a maintainer, you know the feeling.',
    'Anyone interested in typing can come.',
    'Target audience: small teams.',
  ])('reads who it is for in %j', (sentence) => {
    expect(messages(audienceSaid, `# Ship it\n\n${sentence}\n`)).toEqual([]);
  });

  test.each([
    'Why we deploy at noon.',
    'We moved a product of ours from one database to another. It took a year.',
    'The audience chooses what I break on stage.',
  ])('finds nobody in %j', (sentence) => {
    expect(messages(audienceSaid, `# Ship it\n\n${sentence}\n`)).toEqual(['Nothing says who it is for.']);
  });

  test.each([
    '## Audience\n\nPeople with one server.',
    '## Who am I\n\nFor developers who deploy.',
    '## Notes\n\nFor teams who deploy.',
  ])('takes it from %j', (section) => {
    expect(messages(audienceSaid, `# Ship it\n\n## Abstract\n\nWhy noon.\n\n${section}\n`)).toEqual([]);
  });

  test.each([
    'Everyone',
    'For everyone.',
    'Anybody!',
    'All developers.',
    'Developers',
    'Python programmers',
    'This talk is for Django developers of all levels.',
    'All levels',
  ])('calls %j vague', (answer) => {
    const [message = ''] = messages(audienceSaid, `# Ship it\n\n## Audience\n\n${answer}\n`);
    expect(message).toMatch(/^Audience says ".*"; that is vague\.$/);
  });

  test.each([
    'Everyone who has waited for a build.',
    'Python programmers who have never written a test.',
    'Developers at small companies',
    'Backend developers, with a year of Django.',
    'Anybody with one server',
    'Teams of two to five. What they need to know is SQL, and what they will get is a way to sleep. Developers.',
  ])('takes %j', (answer) => {
    expect(messages(audienceSaid, `# Ship it\n\n## Audience\n\n${answer}\n`)).toEqual([]);
  });

  test('points at the vague words', () => {
    const source = '# Ship it\n\n## Audience\n\nThis is for all developers.\n';
    expect(marked(source, found(audienceSaid, source))).toBe(
      '# Ship it\n\n## Audience\n\nThis is for all developers.\n            ^^^^^^^^^^^^^^ Audience says "all developers"; that is vague.\n',
    );
  });
});

describe('takeaways-said', () => {
  test.each([
    'You will learn to roll back.',
    'You’ll be able to roll back.',
    'Attendees will leave with a checklist.',
    'By the end of this talk, you can roll back.',
    'Walk away with three ideas.',
    'Takeaways: a checklist.',
    'I will show how to roll back.',
    'This talk teaches you to roll back.',
    'Lessons learned from a year of noons.',
  ])('reads what they leave with in %j', (sentence) => {
    expect(messages(takeawaysSaid, `# Ship it\n\n${sentence}\n`)).toEqual([]);
  });

  test('finds nothing in a text that says what is in it only', () => {
    const message = 'Nothing says what people will leave with.';
    expect(messages(takeawaysSaid, '# Ship it\n\nWhy we deploy at noon.\n')).toEqual([message]);
  });

  test('takes a section', () => {
    const source = '# Ship it\n\n## Abstract\n\nWhy noon.\n\n## Takeaways\n\nA checklist.\n';
    expect(messages(takeawaysSaid, source)).toEqual([]);
  });
});

describe.each([audienceSaid, takeawaysSaid])('$name', (rule) => {
  const text = 'Why noon.';

  test('passes over a lightning talk', () => {
    const formats = [{ id: 'lightning', name: 'Lightning talk', minutes: 5 }];
    const held = { ...rule, examples: { ...rule.examples, call: { formats } } };
    expect(found(held, `---\nformat: lightning\n---\n\n# Ship it\n\n${text}\n`)).toEqual([]);
  });

  test('passes over a proposal with nothing in it yet', () => {
    expect(found(rule, '# Ship it\n')).toEqual([]);
    expect(found(rule, '')).toEqual([]);
  });

  test('passes over what is not in English', () => {
    const german =
      'Warum wir mittags ausliefern, wenn alle wach sind, und was wir dafür ändern mussten, bevor es ohne Ausfall ging.';
    expect(found(rule, `# Mittags\n\n${german}\n`)).toEqual([]);
    expect(found(rule, '# 正午\n\n我们为什么在中午部署。\n')).toEqual([]);
  });
});
