import { describe, expect, test } from 'vitest';
import { readCall } from '../../src/conference/pretalx-call.ts';
import { readForm } from '../../src/conference/pretalx-form.ts';

/** A form with one more field besides its title, as pretalx writes them. */
function formWith(attributes: string, help = '', { lang = 'en', name = 'description' } = {}) {
  const described = help === '' ? '' : ` aria-describedby=id_${name}_helptext`;
  return readForm(
    `<html lang=${lang}><form method=post><input name=csrfmiddlewaretoken type=hidden value=x><input id=id_title name=title maxlength=200 required>
    <div class="form-group row"><label for=id_${name}>Longer text <span class=optional>Optional</span></label>
    <textarea id=id_${name} name=${name}${described} ${attributes}></textarea>
    ${help === '' ? '' : `<small class=form-text id=id_${name}_helptext>${help}</small>`}</div></form></html>`,
  );
}

describe('the limits of a field', () => {
  test.each([
    ['data-minlength=50 data-maxlength=500', '', { min: 50, max: 500, unit: 'characters' }],
    ['data-maxlength=500', 'Please write at most 500 characters.', { max: 500, unit: 'characters' }],
    ['minlength=5 maxlength=90', '', { min: 5, max: 90, unit: 'characters' }],
    ['maxlength=90', 'Please write at most 90 characters.', { max: 90, unit: 'characters' }],
    ['', 'Please write between 10 and 100 words.', { min: 10, max: 100, unit: 'words' }],
    ['', '<p>Tell us more. Please write at least 10 words.', { min: 10, unit: 'words' }],
    ['data-maxlength=100 data-count-in=words', 'Please write at most 100 words.', { max: 100, unit: 'words' }],
    ['data-maxlength=100 data-count-in=chars', '', { max: 100, unit: 'characters' }],
    ['data-minlength=0 data-maxlength=0', '', {}],
    ['', 'What is it about?', {}],
  ])('%s, %j', (attributes, help, limits) => {
    const form = formWith(attributes, help);
    const { min, max, unit } = form?.fields.find(({ field }) => field === 'description') ?? {};
    expect({ min, max, unit }).toEqual({ min: undefined, max: undefined, unit: undefined, ...limits });
    expect(form?.unread.filter((what) => what.includes('limits'))).toEqual([]);
  });

  test.each([
    ['data-maxlength=500', 'Please write at most 400 characters.', {}],
    ['data-maxlength=500 data-count-in=words', 'Please write at most 500 characters.', {}],
    ['data-maxlength=500 data-count-in=syllables', '', {}],
    ['data-maxlength=many', '', {}],
    ['data-minlength=9 data-maxlength=5', '', {}],
    ['', 'Keep it under 500 characters, please.', {}],
    ['', 'Your text may have 20–300 words.', {}],
    ['', 'Merci d’écrire entre 10 et 100 mots.', { lang: 'fr' }],
    ['aria-describedby=somewhere-else data-maxlength=5', '', {}],
  ])('are not guessed at: %s, %j', (attributes, help, page) => {
    const form = formWith(attributes, help, page);
    expect(form?.unread).toContain('the limits of Longer text');
    const { min, max } = form?.fields.find(({ field }) => field === 'description') ?? {};
    expect([min, max]).toEqual([undefined, undefined]);
  });
});

test.each([
  ['no page at all', ''],
  ['another form', '<form><input name=q></form>'],
  ['deeper than any page', '<div>'.repeat(100_000)],
])('is no form: %s', (_, html) => {
  expect(readForm(html)).toBeNull();
});

describe('the time that a page tells', () => {
  const page = (sentence: string, { format = 'YYYY-MM-DD', button = '' } = {}) =>
    readCall(
      `<html><meta name=generator content=pretalx><body data-dateformat=${format}><main><p><strong>${sentence}</strong>
      <div class=url-links><a href=/con/submit/ class="btn ${button}">x</a></div></main>`,
      'con',
    );

  test.each([
    ['Submissions close on 2041-04-29 12:00 (America/New_York), 2 days from now.', 'YYYY-MM-DD', '2041-04-29T12:00'],
    ['Einreichungen sind bis 04.05.2041 23:59 (Europe/Vienna) möglich', 'DD.MM.YYYY', '2041-05-04T23:59'],
    ['Les soumissions ferment le 04/05/2041 23:59 (Europe/Paris)', 'DD/MM/YYYY', '2041-05-04T23:59'],
    ['Closes 05/04/2041 23:59 (America/Chicago)', 'MM/DD/YYYY', '2041-05-04T23:59'],
    ['Closes 05/04/2041 11:59 p.m. (America/Chicago)', 'MM/DD/YYYY', undefined],
    ['Closes 2041-02-30 11:59 (America/Chicago)', 'YYYY-MM-DD', undefined],
    ['Closes soon (UTC)', 'YYYY-MM-DD', undefined],
  ])('%s', (sentence, format, local) => {
    expect(page(sentence, { format })?.time?.local).toBe(local);
  });

  test('is not told where two are', () => {
    const two = 'until 2041-04-29 12:00 (UTC)</strong> <strong>until 2041-04-30 12:00 (UTC)';
    expect(page(two)?.time).toBeNull();
  });

  test('stands above a button that says whether the call is open', () => {
    expect(page('x')?.open).toBe(true);
    expect(page('x', { button: 'disabled' })?.open).toBe(false);
  });
});
