import { describe, expect, test } from 'vitest';
import { laidOut, withKeyInOrder, withoutKey } from '../../src/proposal/laying.ts';
import { renderProposal } from '../../src/proposal/render.ts';
import { headings } from '../support/reading.ts';

describe('a key goes', () => {
  test.each<[string, string, string, string, string]>([
    ['to the head', 'title', 'Noon', '---\nconference: x\n---\n', '---\ntitle: Noon\nconference: x\n---\n'],
    ['between', 'topic', 't', '---\ntitle: a\nformat: f\n---\n', '---\ntitle: a\ntopic: t\nformat: f\n---\n'],
    ['to the end', 'status', 'ready', '---\ntitle: a\n---\n', '---\ntitle: a\nstatus: ready\n---\n'],
    ['where it is', 'title', 'b', '---\nstatus: x\ntitle: a # now\n---\n', '---\nstatus: x\ntitle: b # now\n---\n'],
    ['into a head of its own', 'title', 'b', 'Words.\n', '---\ntitle: b\n---\n\nWords.\n'],
    [
      'between lines of Windows',
      'title',
      'b',
      '---\r\nstatus: x\r\n---\r\n',
      '---\r\ntitle: b\r\nstatus: x\r\n---\r\n',
    ],
    [
      'behind keys that are not ours',
      'title',
      'b',
      '---\nmood: x\nstatus: y\n---\n',
      '---\nmood: x\ntitle: b\nstatus: y\n---\n',
    ],
  ])('%s', (_where, key, value, before, after) => {
    expect(withKeyInOrder(before, key, value)).toBe(after);
  });

  test.each([
    ['---\ntitle: a\nformat: f\n---\n', '---\ntitle: a\n---\n'],
    ['---\nformat:\n  - f\n  - g\ntitle: a\n---\n', '---\ntitle: a\n---\n'],
    ['---\ntitle: a\n---\n', '---\ntitle: a\n---\n'],
    ['Words.\n', 'Words.\n'],
  ])('away: %j', (before, after) => {
    expect(withoutKey(before, 'format')).toBe(after);
  });
});

const slot = (field: string) => ({ field, heading: field, prompt: `<!-- ${field}? -->` });
const [abstract, outline, notes] = [slot('abstract'), slot('outline'), slot('notes')];

describe('a proposal is laid out for another form', () => {
  const lay = (source: string) =>
    laidOut(source, {
      form: [{ field: 'abstract' }, { field: 'notes' }],
      slots: [abstract, notes],
      before: [abstract, outline],
      headings,
    });

  test('with the sections that it asks for, and without those that held nothing', () => {
    const before = renderProposal({ title: 'Noon' }, [abstract, outline]);
    expect(lay(before)).toBe(renderProposal({ title: 'Noon' }, [abstract, notes]));
  });

  test('and what the speaker wrote stays', () => {
    const before = renderProposal({ title: 'Noon' }, [abstract, outline])
      .replace('<!-- abstract? -->', 'Words.')
      .replace('<!-- outline? -->', '- a (5 min)');
    expect(lay(before)).toContain('## abstract\n\nWords.\n');
    expect(lay(before)).toContain('## outline\n\n- a (5 min)\n');
    expect(lay(before)).toContain('## notes\n\n<!-- notes? -->\n');
  });
});
