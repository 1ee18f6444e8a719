import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findNames } from '../../src/check/names.ts';
import type { Rule } from '../../src/check/rule.ts';
import { anonymousPhrases } from '../../src/check/rules/anonymous-phrases.ts';
import { anonymous } from '../../src/check/rules/anonymous.ts';
import { audienceSaid } from '../../src/check/rules/audience-said.ts';
import { inclusiveLanguage } from '../../src/check/rules/inclusive-language.ts';
import { noBiography } from '../../src/check/rules/no-biography.ts';
import { noFiller } from '../../src/check/rules/no-filler.ts';
import { noPitch } from '../../src/check/rules/no-pitch.ts';
import { takeawaysSaid } from '../../src/check/rules/takeaways-said.ts';
import { readLexicon, readPhrases } from '../../src/library/data.ts';
import { readYaml } from '../../src/library/yaml.ts';
import { findPhrases, lookedFor, phrasesSchema } from '../../src/proposal/phrases.ts';
import { found } from '../support/examples.ts';
import { growth } from '../support/growth.ts';

const phrases = readPhrases();
const lexicon = readLexicon();
/** Files whose phrases are good to have, or that are looked for in one answer only. */
const GOOD = ['audience', 'takeaways', 'vague-audience'];

test('every file of phrases has some', () => {
  const files = readdirSync('data/phrases').map((name) => name.replace(/\.yaml$/, ''));
  expect(files.filter((file) => (phrases[file] ?? []).length === 0)).toEqual([]);
});

/** The phrases of a file, with the sentences that test them. */
const written = (file: string) => readYaml(readFileSync(`data/phrases/${file}.yaml`, 'utf8'), file, phrasesSchema);

/** What a text has of one phrase. */
const only = (text: string, phrase: ReturnType<typeof written>[number]) =>
  findPhrases(text, { one: lookedFor([phrase]) }, 'one');

describe.each(Object.keys(phrases))('%s', (file) => {
  const list = written(file);

  test.each(list)('finds $match in its test sentence, and not where it means something else', (phrase) => {
    const found = Array.from(only(phrase.test, phrase), ({ start, end }) => phrase.test.slice(start, end));
    expect(found).toHaveLength(1);
    if (phrase.but !== undefined) expect(Array.from(only(phrase.but, phrase))).toEqual([]);
    // No phrase before it takes its words away.
    expect(Array.from(findPhrases(phrase.test, phrases, file)).length).toBeGreaterThan(0);
  });

  test('has no phrase twice, and none that says to write itself', () => {
    expect(new Set(list.map(({ match }) => match)).size).toBe(list.length);
    for (const { instead } of list) {
      if (instead !== undefined) expect(Array.from(findPhrases(instead, phrases, file))).toEqual([]);
    }
  });
});

// What real abstracts say, in one way or another.
const good = [
  'In this talk we will just look at a simple example, and the obvious fix that is not so easy.',
  'This talk is a deep dive into how Django compiles a query to SQL.',
  'We had had three outages before we found that that setting was the cause.',
  'The UK government runs hundreds of services, and most of them are no SPA.',
  'Django Girls and Black Python Devs have brought thousands of people to their first event.',
  'A Django Fellow triages tickets; what does the rest of the team do all day?',
  'It takes years to master the ORM, and an afternoon to use it well.',
  'After a master’s thesis on type systems I came back to dynamic ones.',
  'The main branch is protected, and the primary copies to two replicas.',
  'At work we deploy at noon, when everybody is awake.',
  'At a company with two developers, every outage is personal.',
  'As a maintainer of Django projects, you have seen this traceback.',
  'What does it take to maintain a library that nobody pays for?',
  'How do users sign up for your app when their mail never arrives?',
  'We moved our product from one database to another without an hour of downtime.',
  'State-of-the-art models are powerful, and a small robust one was enough for us.',
  'You will leave with a checklist for your next migration.',
  'If you have ever waited for a build, this talk is for you.',
  'No prior experience with asyncio is needed; you should know what a generator is.',
  'For each event we keep the order, to replay them when a worker dies.',
  'Dive into HTMX with me: we build a to-do list and throw away half of its JavaScript.',
  'Our community has grown from twelve people in a pub to a conference of its own.',
  'I will share what went wrong, with numbers, and what I would do again.',
  'The talk closes with questions, five minutes of them.',
  'My colleagues thought that I was joking; the graphs say otherwise.',
  'Last year I learned to say no to a feature that everybody wanted.',
  'A number of teams have tried this and gone back; here is why.',
  'Is your test suite slow? Ours took forty minutes, and now it takes four.',
  'We compare three queues: Celery, Dramatiq and plain Postgres.',
  'The dummy value in the fixture turned out to be a real customer.',
  'Accessibility is no feature: blind users read the same page with their ears.',
  'The good guys won, and the patch was released on a Friday.',
  'Every package on PyPI has a story; this is the story of one that broke the web.',
  'What happens between the moment you press Enter and the moment the page is there?',
  'We keep it short: one migration, one rollback, one lesson.',
  'Nobody needs years of experience to review a pull request.',
  'An engineer at heart likes a good constraint.',
  'Typing is optional; understanding what you typed is not.',
  'Free software is free as in free speech, and sometimes as in a free puppy.',
  'The session starts with a quiz, so bring a laptop, a pen or a friend.',
];

describe('what real abstracts say is found by no file', () => {
  test.each(good)('%s', (sentence) => {
    for (const file of Object.keys(phrases)) {
      if (GOOD.includes(file)) continue;
      const words = Array.from(
        findPhrases(sentence, phrases, file),
        ({ start, end }) => `${file}: ${sentence.slice(start, end)}`,
      );
      expect(words).toEqual([]);
    }
    const rules = [anonymousPhrases, noBiography, noPitch, noFiller, inclusiveLanguage];
    const messages = rules.flatMap((rule) => found(rule, `# Ship it\n\n${sentence}\n`).map(({ message }) => message));
    expect(messages).toEqual([]);
  });

  test('there are forty of them', () => {
    expect(good).toHaveLength(40);
  });
});

/** What a rule quotes from an abstract, with its severity. */
function quoted(rule: Rule, text: string): string[] {
  return found(rule, `# Ship it\n\n${text}\n`).map(
    ({ message, severity }) => `${severity} ${/"(.*)"/.exec(message)?.[1] ?? message}`,
  );
}

describe('no-filler', () => {
  test.each([
    ['the the', ['warning the']],
    ['The the first', ['warning the']],
    ['in the\nthe first', ['warning the']],
    ['in in the', ['warning in']],
    ['a a', ['warning a']],
    ['We had had enough of that that was', []],
    ['Duran Duran in Walla Walla', []],
    ['run `the the` or\n\n```\nthe the\n```', []],
    ['## Why the\nthe day', []],
    ['- the\n- the', []],
    ['no. No. the, the; the - the', []],
    ['the theme, breathe the, non-no no-op', []],
    ['Mientras se se dice', []],
    ['We recieved it', ['warning recieved']],
    ['Recieved', ['warning Recieved']],
    ['<https://x.example/recieved> and [here](recieved.md) and `recieved`', []],
    ['in\norder to', ['info in\\norder to']],
  ])('%j', (text, expected) => {
    expect(quoted(noFiller, text)).toEqual(expected);
  });

  test('says how a word is spelt, with the case of what was written', () => {
    const helps = found(noFiller, '# Ship it\n\nOccured and occured.\n').map(({ help }) => help);
    expect(helps).toEqual(['Write "Occurred".', 'Write "occurred".']);
  });
});

describe('no-pitch', () => {
  test.each([
    ['A revolutionary cache, a revolutionary queue, and a revolutionary revolutionized log.', []],
    ['A seamless cache, with an innovative key.', []],
    ['A seamless, innovative, world-class cache.', ['info seamless", "innovative" and "world-class']],
    ['Book a demo!', ['info Book a demo']],
  ])('%s', (text, expected) => {
    expect(quoted(noPitch, text)).toEqual(expected);
  });
});

test('no-biography warns where the review is anonymous, and advises elsewhere', () => {
  const text = 'She has ten years of experience.';
  expect(quoted(noBiography, text)).toEqual(['warning years of experience']);
  const open = { ...noBiography, examples: { ...noBiography.examples, call: { anonymous: false } } };
  expect(quoted(open, text)).toEqual(['info years of experience']);
  expect(found(noBiography, `# Ship it\n\n## Biography\n\n${text}\n`)).toEqual([]);
});

describe('time grows with the text, not faster', () => {
  const profile = {
    name: 'Ada Maria Lovelace',
    email: 'ada@lovelace.example',
    handles: ['adal', 'will'],
    sites: ['lovelace.example'],
    employer: 'Apple',
    projects: ['white-noise'],
  };
  const hostile: readonly (readonly [string, string])[] = [
    ['letters', 'a'],
    ['letters with accents', 'é'],
    ['spaces', ' '],
    ['line ends', '\n'],
    ['quotes and brackets', '>[('],
    ['backticks', '`'],
    ['unclosed code', '`` a ` '],
    ['link targets', ']('],
    ['addresses', 'https://'],
    ['one word again and again', 'that '],
    ['half a name', 'Ada '],
    ['most of a name', 'Ada Maria '],
    ['parts of an e-mail address', 'ada+a.'],
    ['parts of a domain', 'lovelace.'],
    ['words that are names', 'Apple'],
    ['adjectives', 'is a senior lead '],
    ['a start of each phrase', 'for the people if you are in at the my i have no '],
    ['hyphens', 'a-'],
    ['hash signs', '# '],
  ];
  const rules = [
    anonymous,
    anonymousPhrases,
    noBiography,
    noPitch,
    noFiller,
    inclusiveLanguage,
    audienceSaid,
    takeawaysSaid,
  ];

  test.each(hostile)('%s', (_what, unit) => {
    const text = (size: number): string => `x ${unit.repeat(Math.ceil(size / unit.length))}`.slice(0, size);
    const run = (size: number) => (): void => {
      const long = text(size);
      for (const file of Object.keys(phrases)) Array.from(findPhrases(long, phrases, file));
      findNames(long, { profile, lexicon });
    };
    expect(growth(run, [8_192, 65_536])).toBeNull();
  });

  test.each(rules)('$name, in a proposal', (rule) => {
    const held = { ...rule, examples: { ...rule.examples, profile } };
    const source = (size: number): string =>
      `# Ship it\n\n${hostile.map(([, unit]) => unit.repeat(Math.ceil(size / unit.length / hostile.length))).join('x\n\n')}`;
    expect(growth((size) => () => found(held, source(size)), [8_192, 65_536])).toBeNull();
  });
});
