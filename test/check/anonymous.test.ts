import { describe, expect, test } from 'vitest';
import { anonymousPhrases } from '../../src/check/rules/anonymous-phrases.ts';
import { anonymous } from '../../src/check/rules/anonymous.ts';
import { findNames, fold } from '../../src/check/names.ts';
import { exampleCall } from '../../src/check/example-call.ts';
import type { Rule } from '../../src/check/rule.ts';
import type { Profile } from '../../src/speaker/profile.ts';
import { readLexicon } from '../../src/library/data.ts';
import { found, marked, plain } from '../support/examples.ts';
import { anyText, fc } from '../support/property.ts';

const lexicon = readLexicon();
const nobody: Profile = { handles: [], sites: [], projects: [] };
const ada: Profile = {
  name: 'Ada Lovelace',
  email: 'ada@engine.example',
  handles: ['@adal1815'],
  sites: ['https://lovelace.example/'],
  employer: 'ACME GmbH',
  projects: ['bernoulli-loops', 'Notes'],
};

/** What of a profile is found in a text: the words, an error's with an exclamation mark. */
function words(text: string, profile: Partial<Profile>, options = {}): string[] {
  const matches = findNames(text, { profile: { ...nobody, ...profile }, lexicon }, options);
  return matches.map(({ start, end, sure }) => text.slice(start, end) + (sure ? '!' : ''));
}

describe('a full name is found', () => {
  test.each([
    ['as it is written', 'Ada Lovelace', 'I am Ada Lovelace.', ['Ada Lovelace!']],
    ['in small letters', 'Ada Lovelace', 'by ada lovelace', ['ada lovelace!']],
    ['in capitals', 'Ada Lovelace', 'ADA LOVELACE', ['ADA LOVELACE!']],
    ['with an "\'s"', 'Ada Lovelace', "Ada Lovelace's loops", ['Ada Lovelace!']],
    ['over a line end', 'Ada Lovelace', 'by Ada\nLovelace', ['Ada\nLovelace!']],
    ['family name first', 'Ada Lovelace', 'Lovelace, Ada', ['Lovelace, Ada!']],
    ['with an initial', 'Ada Lovelace', 'Ada K. Lovelace', ['Ada K. Lovelace!']],
    ['without its middle', 'Ada King Lovelace', 'Ada Lovelace', ['Ada Lovelace!']],
    ['in an address', 'Ada Lovelace', '<https://x.example/in/ada-lovelace/>', ['ada-lovelace!']],
    ['in a link target', 'Ada Lovelace', '[code](https://git.example/adalovelace)', ['adalovelace!']],
    ['in a code span', 'Ada Lovelace', 'run `Ada Lovelace`', ['Ada Lovelace!']],
    ['without its accents', 'José Núñez', 'by Jose Nunez', ['Jose Nunez!']],
    ['with accents of its own', 'Jose Nunez', 'ó by José Núñez, ó', ['José Núñez!']],
    ['in decomposed accents', 'José Núñez', 'by Jose\u0301 Nu\u0301n\u0303ez!', ['Jose\u0301 Nu\u0301n\u0303ez!']],
    ['with letters that have no parts', 'Søren Małek', 'soren malek', ['soren malek!']],
    ['with another apostrophe', "Sinéad O'Brien", 'Sinead O’Brien', ['Sinead O’Brien!']],
    ['with hyphens', 'Jean-Luc Garcia-Lopez', 'Jean Luc Garcia-Lopez', ['Jean Luc Garcia-Lopez!']],
    ['with particles', 'Ludwig van Beethoven', 'ludwig van beethoven', ['ludwig van beethoven!']],
    ['in Chinese, without spaces', '王小明', '我是王小明的朋友', ['王小明!']],
    ['in Korean, with an ending', '김민준', '김민준은', ['김민준!']],
    ['after emoji', 'Ada Lovelace', '👩‍💻 é Ada Lovelace', ['Ada Lovelace!']],
  ])('%s', (_how, name, text, expected) => {
    expect(words(text, { name })).toEqual(expected);
  });
});

describe('a part of a name', () => {
  test.each([
    ['is found alone', 'Ada Lovelace', 'Ask Ada. Or Lovelace.', ['Ada', 'Lovelace']],
    ['is found with an "\'s"', 'Ada Lovelace', 'in Ada’s time', ['Ada']],
    ['is found in a link text', 'Ada Lovelace', '[Ada](https://x.example)', ['Ada']],
    ['is no part of a word', 'Ann Ada', 'Annotations, Adaptors, Canada, Ann2', []],
    ['is found with its capital only', 'Ann Ada', 'ann and ada', []],
    ['of one letter is passed over', 'A Lovelace', 'A talk: plan A.', []],
    ['that is an initial is passed over', 'J. Lovelace', 'J. is a letter.', []],
    ['that is a particle is passed over', 'Ludwig van Beethoven', 'Van der Graaf, van', []],
    ['that is a title is passed over', 'Dr. Ada Lovelace', 'Dr. Who', []],
    ['of a hyphenated name is found', 'Anne Garcia-Lopez', 'Ask Garcia or Garcia Lopez', ['Garcia', 'Garcia Lopez']],
    ['before another family name is somebody else', 'David Lovelace', 'David Beazley says', []],
    ['after another first name is somebody else', 'David Lovelace', 'what Byron Lovelace says', []],
    ['in Chinese is found', '王 小明', '我是小明', ['小明']],
    ['in small letters in the profile is found', 'ada lovelace', 'Ask Ada', ['Ada']],
  ])('%s', (_how, name, text, expected) => {
    expect(words(text, { name })).toEqual(expected);
  });
});

describe('a name that is a word needs its context', () => {
  test.each([
    ['May Smith', 'It may be that May is warm. May we? In May 2024, on 3 May.', []],
    ['May Smith', "It is May's idea, and May Smith said so.", ['May', 'May Smith!']],
    ['Will Power', 'Will it work? It will. Power to the people.', []],
    ['Will Power', 'My colleague Will knows.', ['Will']],
    ['Mark Down', 'We parse markdown, and mark down the time.', []],
    ['Grace Kim', 'Grace Hopper found a moth; by the grace of Grace Hopper.', []],
    ['Grace Kim', '- Grace\n- Degrade with grace\n\nGrace', []],
    ['Rose Kim', '## The Rose of the Winds', []],
    ['Ruby Kim', 'We moved from Ruby to Python, with Ruby’s help.', []],
    ['Ruby Kim', 'I am Ruby Kim.', ['Ruby Kim!']],
    ['May', 'In May, May may.', []],
    ['Ada', 'I am Ada, in Canada.', ['Ada!']],
  ])('%s in %j', (name, text, expected) => {
    expect(words(text, { name })).toEqual(expected);
  });

  test('in a title, where capitals tell nothing', () => {
    expect(words('The Will to Ship', { name: 'Will Kim' }, { title: true })).toEqual([]);
  });
});

describe('an e-mail address, a handle or a site', () => {
  test.each([
    ['e-mail', { email: 'ada@x.example' }, 'Mail ADA@X.example.', ['ADA@X.example!']],
    ['e-mail with a tag', { email: 'ada@x.example' }, 'ada+cfp@x.example', ['ada+cfp@x.example!']],
    ['e-mail in a link', { email: 'ada@x.example' }, '[me](mailto:ada@x.example)', ['ada@x.example!']],
    ['another e-mail', { email: 'ada@x.example' }, 'canada@x.example ada@x.example.org', []],
    ['handle', { handles: ['@adal'] }, 'I am @adal.', ['@adal!']],
    ['handle without its sign', { handles: ['@adal'] }, 'I am adal', ['adal!']],
    ['handle that is given without its sign', { handles: ['adal'] }, 'I am @adal', ['@adal!']],
    ['handle in an address', { handles: ['adal'] }, 'https://git.example/adal/loops', ['adal!']],
    ['handle in a link target', { handles: ['adal'] }, '[x](https://git.example/ADAL)', ['ADAL!']],
    ['handle given as an address', { handles: ['https://git.example/adal/'] }, 'see @adal', ['@adal!']],
    ['handle on a server', { handles: ['@adal@social.example'] }, '@adal@social.example', ['@adal@social.example!']],
    ['handle inside of another', { handles: ['adal'] }, 'adalbert, adal-bert, adal_2, x@adal.example', []],
    ['handle that is a name', { name: 'Ada Kim', handles: ['kim'] }, 'ask kim, or @kim', ['@kim!']],
    ['handle that is a word', { handles: ['mark'] }, 'mark it', []],
    ['site', { sites: ['https://www.x.example/'] }, 'see x.example.', ['x.example!']],
    ['site in a link target', { sites: ['x.example'] }, '[a](http://x.example/a?b)', ['x.example!']],
    ['subdomain of a site', { sites: ['x.example'] }, 'https://blog.x.example', ['x.example!']],
    ['domain inside of another', { sites: ['x.example'] }, 'box.example my-x.example x.example.org x.examples', []],
    [
      'site with a path',
      { sites: ['https://git.example/adal'] },
      'git.example/adal git.example/adalbert',
      ['git.example/adal!'],
    ],
  ])('%s', (_what, profile, text, expected) => {
    expect(words(text, profile)).toEqual(expected);
  });
});

describe('an employer or a project', () => {
  test.each([
    ['employer', { employer: 'ACME GmbH' }, 'At ACME, as Acme does; the acme of style.', ['ACME', 'Acme']],
    ['employer in an address', { employer: 'Acmesoft' }, 'https://acmesoft.example/x', ['acmesoft']],
    ['employer of two words', { employer: 'Analytical Engines' }, 'the Analytical  Engines', ['Analytical  Engines']],
    ['employer that is a word', { employer: 'Apple' }, 'Apple pie. An apple. Apple Silicon. At Apple we.', ['Apple']],
    ['employer that is a command', { employer: 'Shell' }, 'a shell; Shell scripts; "Shell"', []],
    ['project', { projects: ['whitenoise'] }, 'WhiteNoise and whitenoise', ['WhiteNoise', 'whitenoise']],
    ['project that is a word', { projects: ['black'] }, 'black on white, Black Python Devs, `black`', ['black']],
  ])('%s', (_what, profile, text, expected) => {
    expect(words(text, profile)).toEqual(expected);
  });
});

/** A rule's findings, marked, for a call and a profile. */
function markedBy(rule: Rule, source: string, { call = {}, profile = ada } = {}): string {
  const text = plain(source);
  const rule2 = { ...rule, examples: { ...rule.examples, call: { ...exampleCall, ...call }, profile } };
  return marked(text, found(rule2, text));
}

describe('anonymous', () => {
  const source = `
# Ada Lovelace ships at noon

## Abstract

At ACME we deploy. <!-- Ada Lovelace -->

## Notes

<!-- ada@engine.example -->
I am Ada.

## Biography

Ada Lovelace is a person.
`;

  test('looks in what reviewers see, and never in comments', () => {
    expect(`\n${markedBy(anonymous, source)}`).toBe(`
# Ada Lovelace ships at noon
  ^^^^^^^^^^^^ Title says "Ada Lovelace", your name; this review is anonymous.

## Abstract

At ACME we deploy. <!-- Ada Lovelace -->
   ^^^^ Abstract says "ACME", your employer; this review is anonymous.

## Notes

<!-- ada@engine.example -->
I am Ada.
     ^^^ Notes says "Ada", part of your name; this review is anonymous.

## Biography

Ada Lovelace is a person.
`);
  });

  test('finds nothing where the review is not anonymous', () => {
    expect(markedBy(anonymous, source, { call: { anonymous: false } })).toBe(plain(source));
  });

  test('passes over what only organisers see', () => {
    const form = [{ field: 'title' }, { field: 'abstract', visible_to: 'organisers' as const }];
    const text = '# Ship it\n\nI am Ada Lovelace.\n';
    expect(markedBy(anonymous, text, { call: { form } })).toBe(text);
  });

  test('is an error for what can be nobody else, a warning for the rest', () => {
    const text = plain('# Ship it\n\nAda Lovelace, adal1815, lovelace.example, ada@engine.example; Ada, ACME\n');
    const severities = found({ ...anonymous, examples: { ...anonymous.examples, profile: ada } }, text);
    expect(severities.map(({ severity }) => severity)).toEqual([
      'error',
      'error',
      'error',
      'error',
      'warning',
      'warning',
    ]);
  });

  test('never finds what is allowed', () => {
    expect(words('Ada of ACME, Ada Lovelace', ada, { passed: ['acme', 'ada'] })).toEqual(['Ada Lovelace!']);
    expect(words('José, and @adal1815', { ...ada, name: 'José Kim' }, { passed: ['jose', 'adal1815'] })).toEqual([]);
  });
});

describe('anonymous-phrases', () => {
  const says = (text: string): string[] =>
    found(anonymousPhrases, `# Ship it\n\n${text}\n`).map(({ message }) => /"(.*?)";/.exec(message)?.[1] ?? '');

  test.each([
    ['At ACME we deploy.', ['At ACME we']],
    ['How at Analytical Engines, our tests run.', ['at Analytical Engines, our']],
    ['At DjangoCon we met. At EuroPython our sprint ran. At work we deploy. At scale we fail. At Level 3 we stop.', []],
    ['As the maintainer of HTTPX I know.', ['As the maintainer of']],
    ['As a maintainer of Django projects, you know.', []],
    ['I maintain HTTPX. I maintain a site. I maintain that it is so.', ['I maintain']],
    ['I gave this talk at PyCon, and it went well.', ['I gave this talk at']],
    ['How we maintain our library of tests; your company; your blog; the blog.', []],
    ['Use `my library` or https://x.example/my-blog.', []],
  ])('%s', (text, expected) => {
    expect(says(text)).toEqual(expected);
  });
});

test('folding leads back to the text it was made from', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { text: folded, offsets } = fold(text);
      const at = offsets ?? Array.from({ length: folded.length + 1 }, (_, index) => index);
      expect(at).toHaveLength(folded.length + 1);
      expect(at.at(-1)).toBe(text.length);
      expect(at.every((offset, index) => index === 0 || offset >= (at[index - 1] ?? 0))).toBe(true);
    }),
  );
});

test('what is found lies inside of the text, in order, never twice at one place', () => {
  const pieces = [
    'Ada',
    ' ',
    'Lovelace',
    '-',
    '@adal1815',
    'lovelace.example',
    '/',
    'é',
    '王',
    '\u0301',
    'ACME',
    "'s",
    '.',
  ];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), anyText), { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      let last = 0;
      for (const { start, end } of findNames(text, { profile: ada, lexicon })) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
  );
});
