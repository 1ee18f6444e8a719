import { describe, expect, test } from 'vitest';
import { dialects } from '../../src/conference/dialect.ts';
import { htmlOf } from '../../src/export/html.ts';
import { render } from '../../src/export/markdown.ts';
import { textOf } from '../../src/export/plain.ts';

const html = (markdown: string, dialect = dialects.pretalx as Parameters<typeof render>[1]): string =>
  htmlOf(render(markdown, dialect)).replaceAll('\n', '');
const text = (markdown: string): string => textOf(render(markdown, dialects.commonmark));
const AWAY = 'rel="noopener noreferrer nofollow"';

describe('pretalx', () => {
  test.each([
    ['breaks a line where it ends', 'one\ntwo', '<p>one<br>two</p>'],
    ['needs an empty line before a list', 'See:\n- one\n- two', '<p>See:<br>- one<br>- two</p>'],
    ['needs it before numbers too', 'See:\n1. one', '<p>See:<br>1. one</p>'],
    ['takes a list after a heading', '### See\n- one', '<h3>See</h3><ul><li>one</li></ul>'],
    ['nests a list by four spaces', '- one\n    - two', '<ul><li>one<ul><li>two</li></ul></li></ul>'],
    ['nests none by two', '- one\n  - two', '<ul><li>one</li><li>two</li></ul>'],
    [
      'shows a picture as a link',
      '![noon](https://example.org/x.png)',
      `<p><a href="https://example.org/x.png" ${AWAY}>noon</a></p>`,
    ],
    ['lets its tags through', 'H<sub>2</sub>O', '<p>H<sub>2</sub>O</p>'],
    ['drops other tags and keeps their words', '<font color=red>red</font>', '<p>red</p>'],
    [
      'keeps code as it is',
      '```\n- one\n  - <b>two</b>\n```',
      '<pre><code>- one  - &lt;b&gt;two&lt;/b&gt;</code></pre>',
    ],
    [
      'links an address',
      'https://example.org/a',
      `<p><a href="https://example.org/a" ${AWAY}>https://example.org/a</a></p>`,
    ],
    ['shows what is no tag of HTML', 'Vec<String>', '<p>Vec&lt;String&gt;</p>'],
    ['crosses out', '~~one~~', '<p><del>one</del></p>'],
    [
      'knows tables',
      '| a |\n|---|\n| b |',
      '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
    ],
  ])('%s', (_, markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });
});

// What rich_text() of pretalx 2026.2.1 makes of them.
describe('pretalx from 2026.2 on', () => {
  test.each([
    ['takes a list right under a text', 'What:\n- a\n- b', '<p>What:</p><ul><li>a</li><li>b</li></ul>'],
    ['takes numbers too', 'What:\n1. a\n2. b', '<p>What:</p><ol><li>a</li><li>b</li></ol>'],
    ['takes none that begins with two', 'What:\n2. a', '<p>What:<br>2. a</p>'],
    ['nests none by two', 'What:\n- a\n  - b', '<p>What:</p><ul><li>a</li><li>b</li></ul>'],
    ['ends a quote with a list', '> q\n- a', '<blockquote><p>q</p></blockquote><ul><li>a</li></ul>'],
    ['breaks a line where it ends', 'a\nb', '<p>a<br>b</p>'],
  ])('%s', (_, markdown, expected) => {
    expect(html(markdown, dialects['pretalx-2026.2'])).toBe(expected);
  });
});

test.each([
  ['<script>alert(1)</script>', 'alert(1)'],
  ['<img src=x onerror=alert(1)>', ''],
  ['<a href="javascript:alert(1)" onclick="x()">go</a>', '<p>go (javascript:alert(1))</p>'],
  ['<a href="java&#10;script:alert(1)">go</a>', '<p>go (javascript:alert(1))</p>'],
  ['<svg><a xlink:href="javascript:alert(1)">go</a></svg>', '<p>go</p>'],
  ['<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>', ''],
  ['<p style="background:url(https://evil.example)">words</p>', '<p>words</p>'],
  ['<b onmouseover=alert(1)>bold</b>', '<p><b>bold</b></p>'],
  ['<iframe srcdoc="<script>alert(1)</script>"></iframe>', ''],
  ['<meta http-equiv=refresh content="0;url=https://evil.example">', ''],
  ['<base href="https://evil.example/">', ''],
])('of %s nothing can run', (markdown, expected) => {
  for (const dialect of [dialects.pretalx, dialects.commonmark, null]) {
    const shown = html(markdown, dialect);
    expect(shown).not.toMatch(/<(?:script|svg|math|style|iframe|meta|base)/i);
    expect(shown).not.toMatch(/<[^<>]*\s(?:on\w+|style)=|<[^<>]*href="(?!https?:|mailto:)/i);
    expect(shown).toContain(expected);
  }
});

test('elements nested without end are shown as their words', () => {
  expect(html(`${'<div>'.repeat(20_000)}deep`)).toContain('deep');
});

test.each([
  ['links are written out', 'See [the page](https://example.org/x).', 'See the page (https://example.org/x).'],
  ['an address is written once', '<https://example.org/x>', 'https://example.org/x'],
  ['lists are kept', '- one\n  - two\n\n1. first\n2. second', '- one\n  - two\n\n1. first\n2. second'],
  ['numbers go on from where they start', '3. three\n4. four', '3. three\n4. four'],
  ['wrapped lines are joined', 'one\ntwo', 'one two'],
  ['line ends that are meant are kept', 'one  \ntwo', 'one\ntwo'],
  ['code keeps its lines', '```\na\n  b\n```', 'a\n  b'],
  ['quotes are marked', '> one\n>\n> two', '> one\n>\n> two'],
  ['markup goes', '**one** _two_ `three`', 'one two three'],
  ['cells stand side by side', '| a | b |\n|---|---|\n| c | d |', 'a | b\nc | d'],
  ['an address that nothing uses is kept', 'one\n\n[x]: https://example.org/x', 'one\n\nx: https://example.org/x'],
])('as plain text %s', (_, markdown, expected) => {
  expect(text(markdown)).toBe(expected);
});
