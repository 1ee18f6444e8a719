import { describe, expect, test } from 'vitest';
import { allRules, rules } from '../../src/check/rules/index.ts';
import type { Rule } from '../../src/check/rule.ts';
import { found, marked, plain } from '../support/examples.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import { directivesOf } from '../../src/check/directives.ts';

/** The rule's own bad example, and what it finds there. */
function badOf(rule: Rule): { source: string; spans: number[] } {
  const source = plain(rule.examples.bad);
  return { source, spans: found(rule, source).map(({ span }) => span.start) };
}

/** The rules whose comment would be swallowed by what they find, or whose finding is of comments themselves. */
const switchable = rules.filter(({ name }) => !['comment-closed', 'disable-used'].includes(name));

const inFrontMatter = (source: string, at: number): boolean =>
  at < (parseProposal('', source).frontMatter.span?.end ?? 0);

describe('a comment for the whole file', () => {
  test.each(switchable.map((rule) => [rule.name, rule] as const))('switches %s off', (name, rule) => {
    const { source, spans } = badOf(rule);
    expect(spans.length).toBeGreaterThan(0);
    expect(found(rule, `${source}\n\n<!-- cfp-disable ${name}: it is right here -->\n`)).toEqual([]);
    // Another rule's comment does not.
    const other = name === 'no-pitch' ? 'no-filler' : 'no-pitch';
    expect(found(rule, `${source}\n\n<!-- cfp-disable ${other}: it is right here -->\n`)).toHaveLength(spans.length);
  });

  test('switches comment-closed off where it stands before', () => {
    const rule = rules.find(({ name }) => name === 'comment-closed');
    if (rule === undefined) throw new Error('There is no rule comment-closed');
    expect(found(rule, '# T\n\n<!-- cfp-disable comment-closed: why -->\n\n<!-- Say why.')).toEqual([]);
  });
});

describe('a comment for the next line', () => {
  const inBody = switchable.filter((rule) => {
    const { source, spans } = badOf(rule);
    const [first] = spans;
    if (first === undefined || inFrontMatter(source, first)) return false;
    return true;
  });

  test.each(inBody.map((rule) => [rule.name, rule] as const))(
    'switches %s off there, and nowhere else',
    (name, rule) => {
      const { source, spans } = badOf(rule);
      const [first = 0] = spans;
      const start = source.lastIndexOf('\n', first - 1) + 1;
      const end = source.indexOf('\n', first);
      const onLine = spans.filter((at) => at >= start && (end === -1 || at < end)).length;
      const list = rule.name === 'markdown-dialect' || rule.name.startsWith('outline');
      const comment = `<!-- cfp-disable-next-line ${name}: why -->\n`;
      // In a list the comment stands within the item; a line of its own would end the list.
      const text = list
        ? `${source.slice(0, start)}${comment}${source.slice(start)}`
        : `${source.slice(0, start)}${comment}${source.slice(start)}`;
      expect(found(rule, text)).toHaveLength(spans.length - onLine);
    },
  );
});

const RULE = 'no-placeholder';
const placeholder = rules.find(({ name }) => name === RULE);
const used = rules.find(({ name }) => name === 'disable-used');
if (placeholder === undefined || used === undefined) throw new Error('The rules are not there');

describe('what a comment reaches', () => {
  test.each([
    ['the next line', '<!-- cfp-disable-next-line no-placeholder -->\nTODO\n', 0],
    ['the next line that is not blank', '<!-- cfp-disable-next-line no-placeholder -->\n\n \n\nTODO\n', 0],
    ['not the line after that', '<!-- cfp-disable-next-line no-placeholder -->\nx\nTODO\n', 1],
    ['not its own line', '<!-- cfp-disable-next-line no-placeholder --> TODO\nx\n', 1],
    ['not the line before', 'TODO\n<!-- cfp-disable-next-line no-placeholder -->\n', 1],
    ['all of a line', '<!-- cfp-disable-next-line no-placeholder -->\nTODO and TBD\n', 0],
    ['the line after a comment of several lines', '<!-- cfp-disable-next-line no-placeholder:\nwhy\n-->\nTODO\n', 0],
    ['the file, wherever it stands', 'TODO\n\n<!-- cfp-disable no-placeholder -->\n', 0],
    ['several rules with commas', '<!-- cfp-disable no-pitch, no-placeholder: why -->\nTODO\n', 0],
    ['several rules with spaces', '<!-- cfp-disable no-pitch no-placeholder -->\nTODO\n', 0],
    ['without spaces', '<!--cfp-disable no-placeholder-->\nTODO\n', 0],
    ['with a colon and no reason', '<!-- cfp-disable no-placeholder: -->\nTODO\n', 0],
    ['a reason with colons and rules in it', '<!-- cfp-disable no-pitch: as no-placeholder: x -->\nTODO\n', 1],
    ['lines that end in CRLF', '<!-- cfp-disable-next-line no-placeholder -->\r\nTODO\r\n', 0],
    ['nothing from inside code', '```\n<!-- cfp-disable no-placeholder -->\n```\nTODO\n', 1],
    ['nothing from inside backticks', 'Write `<!-- cfp-disable no-placeholder -->` TODO\n', 1],
    ['nothing where the word goes on', '<!-- cfp-disabled no-placeholder -->\nTODO\n', 1],
    ['nothing where it is not first', '<!-- do not cfp-disable no-placeholder -->\nTODO\n', 1],
    ['nothing in capitals', '<!-- CFP-DISABLE no-placeholder -->\nTODO\n', 1],
    ['the next line in a list', '- one\n  <!-- cfp-disable-next-line no-placeholder -->\n- TODO\n', 0],
  ])('%s', (_what, text, count) => {
    expect(found(placeholder, `# T\n\n## Abstract\n\n${text}`)).toHaveLength(count);
  });
});

describe('a comment that does nothing', () => {
  test.each([
    [
      'that suppresses nothing',
      '<!-- cfp-disable no-placeholder -->\nx\n',
      ['There is nothing here for no-placeholder to find.'],
    ],
    [
      'for the next line only',
      'TODO\n\n<!-- cfp-disable-next-line no-placeholder -->\nx\n',
      ['There is nothing here for no-placeholder to find.'],
    ],
    [
      'of two rules, one of them used',
      '<!-- cfp-disable no-placeholder no-pitch -->\nTODO\n',
      ['There is nothing here for no-pitch to find.'],
    ],
    ['with a name nobody knows', '<!-- cfp-disable no-placehodler -->\nx\n', ['There is no rule "no-placehodler".']],
    ['that is used', '<!-- cfp-disable no-placeholder -->\nTODO\n', []],
    ['for the same twice', '<!-- cfp-disable no-placeholder -->\n<!-- cfp-disable no-placeholder -->\nTODO\n', []],
    [
      'about comments that do nothing',
      '<!-- cfp-disable disable-used -->\n<!-- cfp-disable no-placeholder -->\nx\n',
      [],
    ],
  ])('%s', (_what, text, messages) => {
    expect(found(used, `# T\n\n## Abstract\n\nWords ${text}`).map(({ message }) => message)).toEqual(messages);
  });

  test('is pointed at by the name of its rule', () => {
    const source = '# T\n\nWords.\n\n<!-- cfp-disable no-pitch, no-pitsch: no-pitch -->\n';
    expect(marked(source, found(used, source))).toBe(
      '# T\n\nWords.\n\n<!-- cfp-disable no-pitch, no-pitsch: no-pitch -->\n' +
        '                 ^^^^^^^^ There is nothing here for no-pitch to find.\n' +
        '                           ^^^^^^^^^ There is no rule "no-pitsch".\n',
    );
  });

  test('gets a "did you mean"', () => {
    const [finding] = found(used, '# T\n\nWords.\n\n<!-- cfp-disable no-placehodler -->\n');
    expect(finding?.help).toBe('Did you mean "no-placeholder"?');
  });

  test('of one rule that is used keeps that one when it is mended', () => {
    const [finding] = found(used, '# T\n\nWords.\n\n<!-- cfp-disable no-placeholder no-pitch: why -->\n\nTODO\n');
    // Taking the whole comment out would bring the other rule's finding back.
    const [start, end] = [finding?.fix?.span.start ?? 0, finding?.fix?.span.end ?? 0];
    expect(end - start).toBeLessThan('<!-- cfp-disable no-placeholder no-pitch: why -->'.length);
  });

  test('of a rule that is for folders is known', () => {
    for (const { name } of allRules) {
      const proposal = parseProposal('', `<!-- cfp-disable ${name}: why -->`);
      expect(directivesOf(proposal).map(({ rule }) => rule)).toEqual([name]);
    }
  });
});
