import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { check, type Report } from '../../src/check/check.ts';
import { exampleCall, EXAMPLE_NOW } from '../../src/check/example-call.ts';
import type { Rule } from '../../src/check/rule.ts';
import { folderRules, rules } from '../../src/check/rules/index.ts';
import { checkTogether } from '../../src/check/together.ts';
import type { Conference } from '../../src/conference/conference.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import type { Profile } from '../../src/speaker/profile.ts';
import { found, knowledge, marked, plain } from '../support/examples.ts';

const ruleNamed = (name: string): Rule => {
  const rule = rules.find((one) => one.name === name);
  if (rule === undefined) throw new Error(`There is no rule ${name}`);
  return rule;
};

/** The rule with another call than that of its examples. */
const withCall = (name: string, call: Partial<Conference>): Rule => {
  const rule = ruleNamed(name);
  return { ...rule, examples: { ...rule.examples, call } };
};

/** A line of the table: what it is about, and the proposal with what is found in it. Without carets, nothing is. */
type Case = readonly [what: string, example: string, call?: Partial<Conference>];

const abstract = (text: string): string => `# T\n\n## Abstract\n\n${text}\n`;
const outline = (text: string): string => `---\nformat: talk-25\n---\n\n## Outline\n\n${text}\n`;
const head = (text: string): string => `---\n${text}\n---\n`;
const words = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

const NEEDS: Partial<Conference> = {
  form: [
    { field: 'track', options: ['Web', 'Community'] },
    { field: 'needs', options: ['A projector', 'Power'], several: true },
  ],
};

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'comment-closed': [
    ['one in code is no comment', abstract('```html\n<!-- x\n```')],
    ['one in backticks is no comment', abstract('Write `<!--` first.')],
    ['one that holds another ends with the first end', abstract('<!-- a <!-- b --> c')],
    [
      'one that begins inside a closed one',
      abstract('<!-- a <!-- --> b\n\n<!-- c') +
        '^^^^ This comment is never closed: all that follows is hidden by it.\n',
    ],
    [
      'one of two hyphens only',
      abstract('<!-- a ->') + '^^^^ This comment is never closed: all that follows is hidden by it.\n',
    ],
  ],
  'one-proposal': [
    ['two abstracts under one title', '# T\n\n## Abstract\n\nA.\n\n## Abstract (long)\n\nB.\n'],
    ['two outlines under one title', '# T\n\n## Outline (30 min)\n\nA.\n\n## Outline (45 min)\n\nB.\n'],
    [
      'parts of an outline that begin again',
      '# T\n\n## Outline\n\n### One\n\n#### Summary\n\n### Two\n\n#### Summary\n',
    ],
    [
      'titles of the same level as the fields',
      '# T\n\n# Abstract\n\nA.\n\n# U\n  ^ Here begins the second of 2 proposals in this file.\n\n# Abstract\n\nB.\n',
    ],
    [
      'labels',
      'Title: T\n\nAbstract: A.\n\nTitle: U\n^^^^^ Here begins the second of 2 proposals in this file.\n\nAbstract: B.\n',
    ],
    [
      'a line between them',
      '**T**\n\n**Abstract**\n\nA.\n\n---\n\n**U**\n^^^^^ Here begins the second of 2 proposals in this file.\n\n**Abstract**\n\nB.\n',
    ],
    [
      'three of them',
      '# T\n## Abstract\nA.\n# U\n  ^ Here begins the second of 3 proposals in this file.\n## Abstract\nB.\n# V\n  ^ Here begins the third of 3 proposals in this file.\n## Abstract\nC.\n',
    ],
  ],
  'conference-known': [
    ['none is named', '# T\n\nWords.\n'],
    ['another case', head('conference: Example\n            ^^^^^^^ There is no conference "Example".')],
    ['a path', head('conference: ../x\n            ^^^^ There is no conference "../x".')],
  ],
  'format-known': [
    ['the id', head('format: talk-25')],
    ['the name', head('format: 25-minute talk')],
    ['the name in another case', head('format: tutorial')],
    ['no formats at all', head('format: x'), { formats: [] }],
    ['one format only, and none named', head('title: x'), { formats: [{ id: 'talk', name: 'Talk' }] }],
    ['an empty key', head('format:\n^^^^^^ No format is named, so the outline is held against no slot.')],
    ['a number', head('format: 25\n        ^^ Example Conf has no format "25".')],
  ],
  'topic-known': [
    ['none', head('title: x')],
    ['by its address', head('topic: djangocon-us-2024/deployment-at-any-size')],
    ['an empty one', head('topic:')],
  ],
  'level-known': [
    ['none', head('title: x')],
    ['an empty one', head('level:')],
    ['in capitals', head('level: Beginner')],
    ['all', head('level: all')],
    ['no, which YAML 1.1 takes for false', head('level: no\n       ^^ There is no level "no".')],
    ['a number', head('level: 3\n       ^ There is no level "3".')],
    ['a list', head('level: [beginner]\n       ^^^^^^^^^^ There is no level "".')],
  ],
  'deadline-open': [
    ['a second before', head('conference: example'), { deadline: '2026-05-10T12:00' }],
    [
      'closing',
      head('conference: example\n            ^^^^^^^ Example Conf: closes in 1 hour: Fri 1 May 2026 13:00 UTC.'),
      { deadline: '2026-05-01T13:00' },
    ],
    ['never', head('conference: example'), { deadline: 'never' }],
  ],
  'deadline-zone-known': [
    ['an hour and a zone', head('conference: example')],
    ['a call that is closed', head('conference: example'), { deadline: '2026-04-01' }],
    ['one that never closes', head('conference: example'), { deadline: 'never' }],
  ],
  'field-required': [
    ['an empty title', head('title:\n^^^^^ Title is empty; the form requires it.') + '\n## Abstract\n\nWords.\n'],
    ['a title in the front matter and text straight under it', head('title: T') + '\nWords.\n'],
    ['text straight under the heading', '# T\n\nWords.\n'],
    ['a heading inside of the abstract', abstract('### Part\n\nWords.')],
    ['a section of a comment and a subsection', abstract('<!-- x -->\n\n### Part\n\nWords.')],
    ['a field in the front matter', '---\ntitle: T\nabstract: Words.\n---\n'],
    ['white space', '# T\n\n## Abstract\n   ^^^^^^^^ Abstract is empty; the form requires it.\n\n \t \n'],
  ],
  'field-max-length': [
    ['forty characters', `# ${'x'.repeat(40)}`],
    ['forty emoji', `# ${'🎉'.repeat(40)}`],
    ['forty-one', `# ${'x'.repeat(41)}\n${' '.repeat(42)}^ Title is 41 characters; the form takes 40.`],
    ['what a comment holds is not counted', abstract(`${'x'.repeat(600)}<!-- x -->`)],
    ['blanks at the ends are not counted', abstract(`${'x'.repeat(600)}   `)],
  ],
  'field-min-length': [
    ['twenty', abstract('x'.repeat(20))],
    ['nothing is for field-required', abstract('')],
    [
      'nineteen',
      abstract('x'.repeat(19)) + `${'^'.repeat(19)} Abstract is 19 characters; the form wants at least 20.\n`,
    ],
  ],
  'field-counters-agree': [
    ['far below', abstract("Don't."), { form: [{ field: 'abstract', max: 100, unit: 'words' }] }],
    ['over is for field-max-length', abstract(words(11)), { form: [{ field: 'abstract', max: 10, unit: 'words' }] }],
    ['plain words near the limit', abstract(words(10)), { form: [{ field: 'abstract', max: 10, unit: 'words' }] }],
  ],
  'field-unknown': [
    [
      'a section of one’s own',
      '# T\n\n## Budget\n   ^^^^^^ The form of Example Conf has no field "Budget".\n\nNone.\n',
    ],
    [
      'a field that others ask for',
      '# T\n\n## Audience\n   ^^^^^^^^ The form of Example Conf does not ask for "Audience".\n\nYou.\n',
    ],
    ['an empty one', '# T\n\n## Audience\n\n## Abstract\n\nx\n'],
    ['other words for a field', '# T\n\n## Elevator pitch\n\nx\n\n## Agenda\n\nx\n\n## For reviewers\n\nx\n'],
    ['the form’s help', '# T\n\n## 1. Abstract (max. 250 words)\n\nx\n\nOUTLINE:\n-------\n\nx\n'],
    ['a subsection', abstract('### Budget\n\nx')],
  ],
  'field-duplicate': [
    ['two names of two fields', '# T\n\n## Abstract\n\nx\n\n## Notes\n\nx\n'],
    [
      'two names of one field',
      '# T\n\n## Outline\n\nx\n\n## Agenda\n   ^^^^^^ Agenda stands here a second time; the first is in line 3.\n\nx\n',
    ],
    ['the front matter and a section', '---\nabstract: x\n---\n\n# T\n\n## Abstract\n\nx\n'],
    ['Abstract and Description of a form with one of them', '# T\n\n## Abstract\n\nx\n\n## Description\n\nx\n'],
  ],
  'choice-offered': [
    ['nothing chosen', '# T\n\n## Needs\n\n<!-- Later. -->\n', NEEDS],
    ['in another case, in a list of one', '# T\n\n## Track\n\n- WEB\n', NEEDS],
    ['several where several are taken', '# T\n\n## Needs\n\n- Power\n* a projector\n', NEEDS],
    [
      'one of several that is not offered',
      '# T\n\n## Needs\n\n- Power\n- A beamer\n  ^^^^^^^^ Needs is "A beamer"; the form does not offer that.\n',
      NEEDS,
    ],
    ['a text in a form without choices', abstract('Comunity')],
  ],
  'no-placeholder': [
    ['todo in Spanish', abstract('Todo lo que aprendí de todo esto. ¡Todo!')],
    ['inside a word', abstract('MASTODON, TBDs, xTODO, TODOs and XXXL')],
    ['with an underscore or digits', abstract('XXX1 and NOT_TODO')],
    ['in backticks', abstract('`TODO`, `{{ x }}`, ``??? ` ???``, `[your name]`')],
    ['in code', abstract('```\nTODO {{ x }} ???\n```\n\n    TODO\n')],
    ['two question marks', abstract('Really?? Yes.')],
    ['three', abstract('Why???\n   ^^^ Abstract still says "???".')],
    ['a link', abstract('[your first site](https://example.com)')],
    [
      'what to fill in',
      abstract(
        '[your name] and [Insert title here]\n^^^^^^^^^^^ Abstract still says "[your name]".\n                ^^^^^^^^^^^^^^^^^^^ Abstract still says "[Insert title here]".',
      ),
    ],
    ['a template’s braces', abstract('Hello {{ name }}\n      ^^^^^^^^^^ Abstract still says "{{ name }}".')],
    ['Lorem', abstract('Lorem ipsum dolor\n^^^^^^^^^^^ Abstract still says "Lorem ipsum".')],
    ['TBD in the outline', outline('- Demo TBD (5 min)\n       ^^^ Outline still says "TBD".')],
    ['in a comment', abstract('Words. <!-- TODO -->')],
    ['with a name', abstract('TODO(ada): x\n^^^^ Abstract still says "TODO".')],
    ['at the end', abstract('The demo is TBD.\n            ^^^ Abstract still says "TBD".')],
  ],
  'outline-fits-slot': [
    ['just right', outline('- a (20 min)\n- b (5 min)')],
    ['a range that may fit', outline('- a (20-25 min)\n- b (3-5 min)')],
    [
      'a range that cannot',
      outline('- a (20-25 min)\n- b (6-8 min)\n    ^^^^^^^^^ The outline makes 26-33 min; the slot has 25 min.'),
    ],
    ['four fifths', outline('- a (20 min)')],
    ['less', outline('- a (19 min)\n    ^^^^^^^^ The outline makes 19 min; the slot has 25 min.')],
    ['a parent that includes its children', outline('- a (20 min)\n  - b (10 min)\n  - c (10 min)\n- d (5 min)')],
    ['a parent that does not', outline('- a (5 min)\n  - b (10 min)\n  - c (10 min)')],
    ['a total', outline('- a (20 min)\n- b (5 min)\n- Total: 25 minutes')],
    ['seconds and hours', outline('- a (1500 s)\n'), { formats: [{ id: 'talk-25', name: 'x', minutes: 25 }] }],
    ['no minutes', outline('- a\n- b')],
    ['a slot that is not known', outline('- a (90 min)'), { formats: [{ id: 'talk-25', name: 'x' }] }],
    ['a slot with a range', outline('- a (200 min)'), { formats: [{ id: 'talk-25', name: 'x', minutes: [180, 210] }] }],
    ['a clock that runs on', outline('- 0-10 min: a\n- 10-20 min: b\n- 20-25 min: c')],
    [
      'numbers that are no time',
      outline('- a 30-second exercise in 5 minutes (20 min)\n- the 5,000-foot view (5 min)'),
    ],
  ],
  'outline-timed': [
    ['none has', outline('- a\n- b')],
    ['most have none', outline('- a (5 min)\n- b\n- c')],
    ['a parent with times below it', outline('- a\n  - b (5 min)\n  - c (5 min)')],
    ['a child without one', outline('- a (5 min)\n  - what\n  - why\n- b (5 min)')],
    ['paragraphs', outline('- a (5 min)\n- b (5 min)\n\nAnd a remark.')],
    ['headings', outline('### a (5 min)\n\nWords.\n\n### b (5 min)')],
  ],
  'long-talk-shrinks': [
    ['a short talk', head('format: talk-25')],
    [
      'a tutorial',
      head('format: tutorial'),
      {
        formats: [
          { id: 'talk-25', name: 'x', minutes: 25 },
          { id: 'tutorial', name: 'y', minutes: 180 },
        ],
      },
    ],
    ['no shorter format', head('format: talk-45'), { formats: [{ id: 'talk-45', name: 'x', minutes: 45 }] }],
    [
      'only a lightning talk',
      head('format: talk-45'),
      {
        formats: [
          { id: 'talk-45', name: 'x', minutes: 45 },
          { id: 'l', name: 'y', minutes: 5 },
        ],
      },
    ],
  ],
  'tutorial-prepared': [
    ['a talk', head('format: talk-25')],
    ['sections', `${head('format: tutorial')}\n## Required knowledge\n\nx\n\n## What to bring\n\nx\n`],
    ['a sentence', `${head('format: tutorial')}\n## Abstract\n\nFor beginners; bring a laptop.\n`],
    [
      'one of two',
      `${head('format: tutorial\n        ^^^^^^^^ Nothing says what they should install.')}\n## Abstract\n\nFor beginners.\n`,
    ],
  ],
  'title-plain': [
    ['an apostrophe, an ampersand, a plus', "# It's C++ & R_D: 2 * 3 < 7 > 5"],
    ['dunders', '# What __init__ does not do'],
    [
      'bold',
      '# What __really happens__\n       ^^^^^^^^^^^^^^^^^^ The title has markup, which is shown as it is typed.',
    ],
    ['backticks', '# The `match` statement\n      ^^^^^^^ The title has markup, which is shown as it is typed.'],
    [
      'a link',
      '# See [this](https://x.dev)\n      ^^^^^^^^^^^^^^^^^^^^^ The title has markup, which is shown as it is typed.',
    ],
    ['a tag', '# The <b>bold</b> element\n      ^^^ The title has markup, which is shown as it is typed.'],
    ['a tag that is the subject', '# The <dialog> element'],
    ['brackets', '# [WIP] Ship it'],
    ['capitals', '# DEPLOY AT NOON, PLEASE\n  ^^^^^^^^^^^^^^^^^^^^^^ The title is all in capitals.'],
    ['an abbreviation', '# HTTP & SQL'],
    ['Japanese', '# 漢字とひらがなとカタカナの話をします'],
    ['marks at the end', '# Ship it? Ship it! Ship it…'],
    ['three dots', '# And then...'],
    ['a version', '# What is new in Django 5.'],
    ['etc.', '# Signals, managers, etc.'],
    ['a full stop', '# Ship it.\n         ^ The title ends in a full stop.'],
    ['a hundred characters', `# ${'x'.repeat(100)}`],
    [
      'more',
      `# ${'x'.repeat(101)}\n${' '.repeat(102)}^ The title is 101 characters long; programmes cut it at about 100.`,
    ],
  ],
  'field-thin': [
    ['forty words', abstract(words(40))],
    ['thirty-nine', abstract(words(39)) + `${'^'.repeat(words(39).length)} Abstract has 39 words.\n`],
    ['a form that asks for a pitch', abstract('Short.'), { form: [{ field: 'abstract', max: 300 }] }],
    [
      'a lightning talk',
      `${head('format: l')}\n## Abstract\n\nShort.\n`,
      { formats: [{ id: 'l', name: 'x', minutes: 5 }] },
    ],
  ],
  'field-long': [
    ['four hundred words', abstract(words(400))],
    ['five paragraphs', abstract('a\n\nb\n\nc\n\nd\n\ne')],
    ['a list is one paragraph', abstract('a\n\n- b\n- c\n- d\n- e\n- f\n- g')],
    ['one word more', abstract(words(401)) + `${' '.repeat(words(400).length + 1)}^^^^^^^ Abstract has 401 words.\n`],
  ],
  'repeats-abstract': [
    [
      'too short to tell',
      '# T\n\n## Abstract\n\nShip it at noon today.\n\n## Description\n\nShip it at noon today.\n',
      { form: [{ field: 'abstract' }, { field: 'description' }] },
    ],
    [
      'half of it',
      `# T\n\n## Abstract\n\n${words(20)}\n\n## Description\n\n${words(20)} ${words(20).replaceAll('word', 'other')}\n`,
      { form: [{ field: 'abstract' }, { field: 'description' }] },
    ],
  ],
  'markdown-dialect': [
    ['an image', abstract('![a](b.png)\n^^^^^^^^^^^ pretalx shows no images.')],
    ['a tag that is dropped', abstract('<details>x</details>\n^^^^^^^^^ pretalx drops the tag <details>.')],
    ['a tag that is kept', abstract('<strong>x</strong><br>')],
    ['an address and a comparison', abstract('<https://x.dev> and a <b and c> d, x < y > z')],
    ['a type', abstract('List<int>\n    ^^^^^ pretalx drops the tag <int>.')],
    ['a generic', abstract('a `List<int>` and `<script>`')],
    ['tags in code', abstract('```html\n<div class="x"><video></video>\n```')],
    [
      'a list nested by two',
      abstract('- a\n  - b\n  ^^^ pretalx shows this item one level up: a nested list needs 4 spaces.'),
    ],
    ['a list under a heading', abstract('### Part\n- a')],
    ['a list after a list', abstract('- a\n- b\n\n1. c\n2. d')],
    ['an item that goes on in the next line', abstract('- a\n  goes on\n- b')],
    ['an item that goes on without an indent', abstract('- a\ngoes on\n- b')],
    ['a star that is emphasis', abstract('Words\n*more* words')],
    ['a year at the start of a line', abstract('It began in\n2019. Then we moved.')],
    ['a list under a text where that is one', abstract('See:\n- a\n- b'), { dialect: 'pretalx-2026.2' }],
    [
      'numbers from two on under a text, which are none there',
      abstract('See:\n2. a\n^^^^ pretalx shows no list here: it needs an empty line before it.'),
      { dialect: 'pretalx-2026.2' },
    ],
    ['a form of no known platform', abstract('![a](b.png)'), { platform: undefined }],
    [
      'plain text',
      abstract('**bold**\n^^^^^^^^ Abstract has Markdown, and this form shows plain text.'),
      { platform: 'sessionize' },
    ],
    ['plain text without Markdown', abstract('- a\n- b *c* 2 * 3'), { platform: 'sessionize' }],
  ],
  'links-well-formed': [
    [
      'good ones',
      abstract(
        '[a](https://x.dev) <https://x.dev> https://x.dev [b](mailto:a@x.dev) [c](#part) [d](/x) [e][1]\n\n[1]: https://x.dev',
      ),
    ],
    ['brackets in the address', abstract('[a](https://en.wikipedia.org/wiki/Python_(genus))')],
    ['a title', abstract('[a](https://x.dev "b c")')],
    [
      'a space',
      abstract('[a] (https://x.dev)\n   ^^ There is a space between the words of this link and its address.'),
    ],
    ['prose', abstract('[sic] (as we say) and f[0](x)')],
    ['no address', abstract('[a]()\n^^^^^ This link has no address.')],
    ['one slash', abstract('[a](https:/x.dev)\n    ^^^^^^^^^^^^ This address does not start as addresses do.')],
    ['no bracket', abstract('[a](https://x.dev\n    ^^^^^^^^^^^^^ The bracket after this address is missing.')],
    [
      'one’s own machine',
      abstract('[a](http://localhost:8000/x)\n    ^^^^^^^^^^^^^^^^^^^^^^^ This address is on your own machine.'),
    ],
    ['code', abstract('`[a](x.com)`\n\n```\n[a](x.com)\n```')],
    ['a relative file', abstract('[a](slides.pdf) [b](../notes.md)')],
  ],
  'no-hidden-characters': [
    ['emoji and joined letters', abstract('👩‍💻 🏳️‍🌈 1️⃣ می‌خواهم क्‍ष')],
    ['right to left', abstract('שלום \u200fעולם\u200e')],
    ['one no-break space', abstract('5\u00a0min')],
    ['two', abstract('5\u00a0\u00a0min\n ^^ Abstract has 2 no-break spaces in a row.')],
    ['a letter in pieces', abstract('cafe\u0301\n   ^ Abstract has "é" in pieces: a letter and its marks apart.')],
    ['a mark that no letter has', abstract('x\u0302')],
    ['Hangul and Vietnamese, composed', abstract('한글, Tiếng Việt')],
    ['in the title', '# Ship\u200b it\n      ^ Title has a zero-width space (U+200B), which cannot be seen.'],
    ['a byte order mark at the head', `\ufeff${abstract('Words.')}`],
  ],
  'disable-used': [['one that is used', abstract('<!-- cfp-disable-next-line no-placeholder: why -->\nTODO')]],
};

const OTHERS = [
  ...['anonymous', 'anonymous-phrases', 'no-biography', 'no-pitch', 'no-filler'],
  ...['inclusive-language', 'audience-said', 'takeaways-said'],
];

test('each rule has its edge cases, here or beside its phrases', () => {
  const here = [...Object.keys(CASES), 'front-matter-valid', ...OTHERS];
  expect(rules.map(({ name }) => name).filter((name) => !here.includes(name))).toEqual([]);
});

describe.each(Object.entries(CASES))('%s', (name, cases) => {
  test.each(cases.map(([what, example, call]) => ({ what, example, call })))('$what', ({ example, call }) => {
    const rule = call === undefined ? ruleNamed(name) : withCall(name, call);
    const source = plain(example);
    expect(marked(source, found(rule, source))).toBe(example);
  });
});

describe('front-matter-valid', () => {
  const rule = ruleNamed('front-matter-valid');

  test.each([
    ['title: Django: a story', 'A value with a colon and a space in it needs quotes.', 'Django: a story'],
    ['title: @property in anger', 'YAML takes no value that starts with @.', '@property in anger'],
    ['title: `match` in anger', 'YAML takes no value that starts with a backtick.', '`match` in anger'],
    [
      'title: [WIP] Ship it',
      'A value that starts with [ is a list to YAML, and nothing may follow the list.',
      '[WIP] Ship it',
    ],
    ['title: %timeit and friends', 'YAML takes no value that starts with %.', '%timeit and friends'],
    ['title: *args for everyone', 'A value that starts with * is an alias to YAML.', '*args for everyone'],
    ['title: & then?', 'A value that starts with & is an anchor to YAML.', '& then?'],
    ["title: 'It's late'", 'The quote that opens this value is closed before its end.', "'It's late'"],
    ['title: "Ship it', 'The quote that opens this value is never closed.', '"Ship it'],
    ['title: {{ name }}', 'YAML reads this title as a map.', '{{ name }}'],
    ['title: !important', 'A value that starts with ! is a tag to YAML, which drops it.', '!important'],
    ['title: - Ship it', 'A list starts on a line of its own.', '- Ship it'],
    ['title: Ship it # fast', 'YAML takes all after the # for a comment, so the title is "Ship it".', 'Ship it'],
  ])('of `%s` tells the slip once, at its value', (line, message, value) => {
    const source = `---\n${line}\nconference: example\n---\n\nWords that are an abstract of more than twenty.\n`;
    const diagnostics = found(rule, source);
    expect(diagnostics.map((one) => [one.message, source.slice(one.span.start, one.span.end)])).toEqual([
      [message, value],
    ]);
    expect(diagnostics[0]?.help).toMatch(/quote|line/i);
    // The title is known all the same, and no other rule falls over the slip.
    expect(found(ruleNamed('field-required'), source)).toEqual([]);
    expect(found(ruleNamed('conference-known'), source)).toEqual([]);
  });

  test.each([
    ['title:no space', 'There is no space after this colon, so YAML sees no key.'],
    ['title: Ship it\n\tformat: talk-25', 'YAML is indented by spaces; this is a tab.'],
    ['title: One\ntitle: Two', 'This key stands in the front matter twice.'],
    ['title: T\nfromat: talk-25', 'cfp knows no key "fromat".'],
    ['title: T\nstatus: nearly', 'There is no status "nearly".'],
    ['title: T\nstatus: Draft', 'There is no status "Draft".'],
  ])('of %j tells the slip once', (lines, message) => {
    expect(found(rule, `---\n${lines}\n---\n\nWords.\n`).map((one) => one.message)).toEqual([message]);
  });

  test.each([
    ['a duration that YAML 1.1 takes for a number', 'title: T\nduration: 12:30'],
    ['a title in quotes', 'title: "Django: a # story"'],
    ['a colon without a space', 'title: Ship it at 12:30, std::move and http://x.dev'],
    ['a # without a space', 'title: C# and F#'],
    ['a comment that is meant', 'title: Ship it  # working title'],
    ['an apostrophe inside', "title: It's late, isn't it?"],
    ['a title over two lines', 'title: Ship it\n  at noon'],
    ['a folded title', 'title: >-\n  Ship it\n  at noon'],
    ['a title that is a number', 'title: 1984'],
    ['an answer to a field of the form', 'title: T\nabstract: Words.'],
    ['what cfp writes for itself', 'title: T\nsubmissions: []\ntags: [a]\ntrack: web'],
  ])('finds no mistake in %s', (_what, lines) => {
    const mistakes = found(rule, `---\n${lines}\n---\n\nWords.\n`).filter(({ severity }) => severity !== 'info');
    expect(mistakes.map(({ message }) => message)).toEqual([]);
  });

  test.each([
    ['that is never closed', '---\ntitle: T\n\nWords.\n', 'The front matter is opened by `---` and never closed.'],
    [
      'in JavaScript',
      '---js\nmodule.exports = {}\n---\n\nWords.\n',
      'Front matter in js is not read: cfp runs no code from a proposal.',
    ],
    ['that is a list', '---\n- a\n- b\n---\n\nWords.\n', 'The front matter is no list of `key: value` lines.'],
  ])('is told of one %s', (_what, source, message) => {
    expect(found(rule, source).map((one) => one.message)).toEqual([message]);
  });

  test.each([
    ['a rule across the page', '# T\n\n---\n\nWords.\n\n---\n\nMore.\n'],
    ['an empty one', '---\n---\n\n# T\n\nWords.\n'],
    ['none', '# T\n\nWords.\n'],
    ['CRLF and a mark at the head', '\ufeff---\r\ntitle: T\r\n---\r\n\r\nWords.\r\n'],
  ])('finds nothing in %s', (_what, source) => {
    expect(found(rule, source)).toEqual([]);
  });
});

function reportOf(source: string, path: string, call: Partial<Conference> = {}): Report {
  return check(
    {
      proposal: parseProposal(path, source),
      conference: { ...exampleCall, ...call },
      wanted: { name: 'example', known: ['example'] },
      ...knowledge,
      profile: null,
      allow: [],
      topics: () => [],
      now: Temporal.Instant.from(EXAMPLE_NOW),
      zone: 'UTC',
    },
    [],
  );
}

const SPEAKER: Profile = { name: 'Ada Lovelace', handles: [], sites: [], projects: [] };

/** What a rule for folders says of proposals: `number: message`. */
function together(
  name: string,
  sources: readonly string[],
  { call = {}, profile = null }: { call?: Partial<Conference>; profile?: Profile | null } = {},
): string[] {
  const reports = sources.map((source, index) => reportOf(source, `example-${index + 1}.md`, call));
  const judged = checkTogether(
    folderRules.filter((rule) => rule.name === name),
    { profile, severities: new Map() },
  );
  return reports
    .map(judged)
    .flatMap(({ diagnostics }, index) => diagnostics.map(({ message }) => `${index + 1}: ${message}`));
}

describe.each(folderRules.map((rule) => [rule.name, rule] as const))(
  '%s',
  (name, { examples: { good, bad, message, call = {}, profile = null } }) => {
    test('finds nothing in its good example', () => {
      expect(together(name, good, { call, profile })).toEqual([]);
    });

    test('finds in the last of its bad ones what is said there', () => {
      expect(together(name, bad, { call, profile })).toEqual([`${bad.length}: ${message}`]);
    });

    test('is switched off by a comment', () => {
      const silenced = bad.map((source) => `${source}\n\n<!-- cfp-disable ${name}: why -->\n`);
      expect(together(name, silenced, { call, profile })).toEqual([]);
    });
  },
);

describe('duplicate-proposal', () => {
  const talk = (text: string): string => `# ${text.slice(0, 8)}\n\n${text}\n`;
  const forty = words(40);

  test.each([
    ['the same', [forty, forty], 1],
    ['the same in other letters and marks', [forty, forty.toUpperCase().replaceAll(' ', ', ')], 1],
    ['three of them, each told once', [forty, forty, forty], 2],
    ['a few words changed', [forty, forty.replace('word3 ', 'other ')], 1],
    ['half of the words', [forty, `${words(20)} ${words(20).replaceAll('word', 'other')}`], 0],
    ['too short to tell', ['Ship it at noon today, all of you.', 'Ship it at noon today, all of you.'], 0],
    ['nothing', ['', ''], 0],
  ])('%s', (_what, texts, count) => {
    expect(together('duplicate-proposal', texts.map(talk))).toHaveLength(count);
  });

  test('is not found between two calls', () => {
    const reports = [reportOf(talk(forty), 'a.md', { id: 'one' }), reportOf(talk(forty), 'b.md', { id: 'other' })];
    const judged = reports.map(checkTogether(folderRules, { profile: null, severities: new Map() }));
    expect(judged.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  });

  test('is not found between one file and itself', () => {
    const reports = [reportOf(talk(forty), 'a.md'), reportOf(talk(forty), 'a.md')];
    const judged = reports.map(checkTogether(folderRules, { profile: null, severities: new Map() }));
    expect(judged.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  });
});

describe('too-many-for-conference', () => {
  const with_ = (...statuses: string[]): string[] =>
    statuses.map((status) => `---\ntitle: ${status}\nstatus: ${status}\n---\n`);
  const counts = (sources: string[], most: number | undefined, profile: Profile | null = SPEAKER): number =>
    together('too-many-for-conference', sources, { call: { proposals_per_speaker: most }, profile }).length;

  test('counts what is sent in, or will be', () => {
    expect(counts(with_('draft', 'ready', 'submitted', 'accepted'), 1)).toBe(3);
    expect(counts(with_('draft', 'idea', 'declined', 'withdrawn'), 1)).toBe(0);
  });

  test('counts up to what the call takes', () => {
    expect(counts(with_('draft', 'draft', 'draft'), 3)).toBe(0);
    expect(counts(with_('draft', 'draft', 'draft'), 2)).toBe(1);
    expect(counts(with_('draft', 'draft', 'draft'), undefined)).toBe(0);
  });

  test('counts nothing where it is not known whose they are', () => {
    expect(counts(with_('draft', 'draft', 'draft'), 1, null)).toBe(0);
  });
});
