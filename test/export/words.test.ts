import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dialects } from '../../src/conference/dialect.ts';
import { htmlOf } from '../../src/export/html.ts';
import { render, renderPlain } from '../../src/export/markdown.ts';
import { textOf } from '../../src/export/plain.ts';
import { parseFragment, type DefaultTreeAdapterTypes as Html } from 'parse5';
import { fc } from '../support/property.ts';
import { readingOf } from '../support/reading.ts';

/** What a reader takes for a word: letters and digits, or one emoji. */
const wordsIn = (text: string): string[] =>
  (text.match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) ?? []).sort((a, b) => (a < b ? -1 : 1));

/** What stands in HTML: its text, and the addresses and titles of its links where they say something else. */
function readBack(html: string): string {
  const words = (node: Html.ChildNode): string => {
    if (node.nodeName === '#text') return (node as Html.TextNode).value;
    if (!('childNodes' in node)) return '';
    const inner = node.childNodes.map(words).join('');
    const attribute = (name: string): string => node.attrs.find((one) => one.name === name)?.value ?? '';
    const href = attribute('href');
    return ` ${inner} ${href === inner ? '' : href} ${attribute('title')} `.replace(
      /^ | $/g,
      node.tagName === 'p' ? '\n' : '',
    );
  };
  return parseFragment(html).childNodes.map(words).join('');
}

let next = 0;
const word = fc.constantFrom('noon', 'Ünïcode', '日本', '🚀', 'deploy', '42').map((text) => `${text}x${next++}`);
const inlineText: fc.Arbitrary<string> = fc.letrec<{ text: string; phrase: string }>((tie) => ({
  phrase: fc.oneof(
    { weight: 5, arbitrary: word },
    { weight: 1, arbitrary: word.map((text) => `*${text}*`) },
    { weight: 1, arbitrary: word.map((text) => `**${text}**`) },
    { weight: 1, arbitrary: word.map((text) => `\`${text}\``) },
    { weight: 1, arbitrary: word.map((text) => `~~${text}~~`) },
    { weight: 1, arbitrary: fc.constantFrom('🚀', '👩‍💻', '🎉') },
    {
      weight: 1,
      arbitrary: fc
        .tuple(word, word)
        .map(([a, b]) => `[${a}](https://example.org/${encodeURI(b).replaceAll('%', '')})`),
    },
    { weight: 1, arbitrary: word.map((text) => `<https://example.org/${encodeURI(text).replaceAll('%', '')}>`) },
  ),
  text: fc.array(tie('phrase'), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' ')),
})).text;

const indent = (text: string): string => text.replace(/^(?=.)/gm, '    ');
const blocks: fc.Arbitrary<string> = fc.letrec<{ list: string; block: string; blocks: string }>((tie) => ({
  list: fc
    .tuple(
      fc.boolean(),
      fc.array(fc.tuple(inlineText, fc.option(tie('list'), { nil: '', depthSize: 'small' })), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([ordered, items]) =>
      items
        .map(
          ([text, below], at) => `${ordered ? `${at + 1}.` : '-'} ${text}${below === '' ? '' : `\n${indent(below)}`}`,
        )
        .join('\n'),
    ),
  block: fc.oneof(
    inlineText,
    fc.array(inlineText, { minLength: 2, maxLength: 3 }).map((lines) => lines.join('\n')),
    tie('list'),
    inlineText.map((text) => `### ${text}`),
    inlineText.map((text) => `> ${text}`),
    word.map((text) => `\`\`\`\n<b>${text}</b> & more${text}\n\`\`\``),
    fc.tuple(word, word).map(([a, b]) => `| ${a} | ${b} |\n|---|---|\n| left${a} | right${b} |`),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 5 }).map((all) => all.join('\n\n')),
})).blocks;

/** The words of Markdown whose markup has none. The numbers of ordered items are markers, and so is `b` of a tag. */
const written = (markdown: string): string[] =>
  wordsIn(markdown.replace(/^ *\d+\. /gm, '').replace(/^( *(?:[-*+>] )*)\d+\. /gm, '$1'));

const isNumber = (text: string): boolean => /^\d$/.test(text);

describe.each([
  ['pretalx', dialects.pretalx],
  ['CommonMark', dialects.commonmark],
  ['an unknown form', null],
])('for %s', (_, dialect) => {
  test('HTML keeps every word', () => {
    fc.assert(
      fc.property(blocks, (markdown) => {
        expect(wordsIn(readBack(htmlOf(render(markdown, dialect))))).toEqual(written(markdown));
      }),
    );
  });

  test('plain text keeps every word', () => {
    fc.assert(
      fc.property(blocks, (markdown) => {
        const text = textOf(render(markdown, dialect));
        expect(wordsIn(text).filter((one) => !isNumber(one))).toEqual(
          written(markdown).filter((one) => !isNumber(one)),
        );
      }),
    );
  });
});

test('a form that renders nothing gets every character but the wrapping of lines', () => {
  fc.assert(
    fc.property(blocks, (markdown) => {
      expect(wordsIn(readBack(htmlOf(renderPlain(markdown))))).toEqual(wordsIn(markdown));
    }),
  );
});

const fixtures = ['good', 'styles'].flatMap((folder) =>
  readdirSync(`test/fixtures/${folder}`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `test/fixtures/${folder}/${name}`),
);

test.each(fixtures)('no word of %s is lost', (file) => {
  const { answers } = readingOf(readFileSync(file, 'utf8'));
  expect(answers).not.toEqual([]);
  for (const { text } of answers) {
    const wanted = new Set(wordsIn(text.replace(/^ *(?:```|~~~)\w+$/gm, '```').replace(/^ *(?:[-*] )?\d+[.)] /gm, '')));
    for (const shown of [readBack(htmlOf(render(text, dialects.pretalx))), textOf(render(text, dialects.pretalx))]) {
      const kept = new Set(wordsIn(shown));
      expect([...wanted].filter((one) => !kept.has(one))).toEqual([]);
    }
  }
});
