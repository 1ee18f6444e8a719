import { attribute, elementsIn, hasClass, pageElements, seenText, type Element } from '../text/html.ts';
import type { Field } from './conference.ts';

type Unit = NonNullable<Field['unit']>;

/** The first page of pretalx's submission form, as a speaker sees it without an account. */
export interface PretalxForm {
  /** What it asks for in words or as a choice, in its order. */
  readonly fields: readonly Field[];
  /** The session types that it offers; null where it offers no choice. */
  readonly types: readonly { readonly name: string; readonly minutes: number | null }[] | null;
  /** What the form counts; null where none of its fields tells. */
  readonly unit: Unit | null;
  /** Whether it names the unit in its fields, as it does since words are counted in the newer way. */
  readonly namesUnit: boolean;
  /** What is decided on the form itself, as it calls it: an image, a second speaker. */
  readonly others: readonly { readonly label: string; readonly required: boolean }[];
  /** Whether a page of questions follows. */
  readonly hasQuestions: boolean;
  /** What could not be read, as in "the limits of Description". */
  readonly unread: readonly string[];
}

type Control = Element & { readonly tagName: 'input' | 'textarea' | 'select' };

/** What the form asks for in words. */
const WRITTEN = ['title', 'abstract', 'description', 'notes'];
/** What it lets one choose, and what that is called where the form does not say. */
const CHOSEN: Readonly<Record<string, string>> = { track: 'track', content_locale: 'language', tags: 'tags' };

/** Reads the form out of its page; null where the page has none. */
export function readForm(html: string): PretalxForm | null {
  const page = pageElements(html);
  const form = page?.find(
    (element) => element.tagName === 'form' && elementsIn(element).some((one) => attribute(one, 'name') === 'title'),
  );
  if (page === null || form === undefined) return null;
  const language = attribute(page.find(({ tagName }) => tagName === 'html') ?? form, 'lang') ?? '';
  const inside = elementsIn(form);
  const controls = inside.filter(isAsked);
  const fields: Field[] = [];
  const others: { label: string; required: boolean }[] = [];
  const unread: string[] = [];
  const units = new Set<Unit>();

  for (const control of controls) {
    const name = attribute(control, 'name') ?? '';
    const label = labelOf(control, inside);
    const required = attribute(control, 'required') !== undefined;
    const own = name.replaceAll('_', ' ');
    if (name === 'submission_type') continue;
    if (WRITTEN.includes(name)) {
      const help = helpOf(control, inside);
      const limits = limitsOf(control, help, language);
      if (limits === null) unread.push(`the limits of ${label ?? own}`);
      if (limits?.tells !== undefined) units.add(limits.tells);
      fields.push({
        field: name,
        ...(label === null ? {} : { label }),
        ...asHelp(help?.replace(limits?.sentence ?? '', '')),
        ...(required ? { required } : {}),
        ...limits?.field,
        ...(name === 'notes' ? { visible_to: 'reviewers' as const } : {}),
      });
      if (label === null) unread.push(`what the form calls ${own}`);
    } else if (CHOSEN[name] !== undefined) {
      const options = optionsOf(control).map((option) => seenText(option));
      const field = { field: CHOSEN[name], label: label ?? own, ...asHelp(helpOf(control, inside)) };
      if (options.length > 0)
        fields.push({ ...field, ...(required ? { required } : {}), options: [...new Set(options)] });
      else others.push({ label: field.label, required });
    } else if (!others.some((other) => other.label === (label ?? own))) {
      others.push({ label: label ?? own, required });
    }
  }
  return {
    fields,
    types: typesOf(controls),
    unit: units.size === 1 ? ([...units][0] ?? null) : null,
    namesUnit: controls.some((control) => attribute(control, 'data-count-in') !== undefined),
    others,
    hasQuestions: hasQuestions(page),
    unread,
  };
}

const UNASKED = new Set(['hidden', 'submit', 'button', 'reset', 'radio', 'search']);

/** A control that a speaker fills in; no button, and none of those that only change what is shown. */
function isAsked(element: Element): element is Control {
  const { tagName } = element;
  if (tagName !== 'input' && tagName !== 'textarea' && tagName !== 'select') return false;
  const name = attribute(element, 'name') ?? '';
  return name !== '' && !UNASKED.has(attribute(element, 'type') ?? '') && !name.startsWith('csrf');
}

/** The label as the organisers wrote it. */
function labelOf(control: Control, inside: readonly Element[]): string | null {
  const id = attribute(control, 'id');
  const label = inside.find(
    ({ attrs }) => id !== undefined && attrs.some((one) => one.name === 'for' && one.value === id),
  );
  const text = label && seenText(label, (element) => hasClass(element, 'optional'));
  return text || null;
}

/** The help that stands with a control: what it is described by, else the small print of its group; null for lost help. */
function helpOf(control: Control, inside: readonly Element[]): string | null {
  const described = attribute(control, 'aria-describedby');
  const ids = (described ?? `${attribute(control, 'id') ?? ''}_helptext`).split(/\s+/);
  // A paragraph in small print that nobody closed makes it two elements of one id, as in a browser.
  const named = inside.filter((element) => ids.includes(attribute(element, 'id') ?? ''));
  const group = described === undefined ? elementsIn(groupOf(control)) : [];
  const found = named.length > 0 ? named : group.filter((element) => hasClass(element, 'form-text'));
  const help = [...new Set(found.map((element) => seenText(element)))].filter((text) => text !== '').join(' ');
  return described !== undefined && help === '' ? null : help;
}

/** The group of a form that a control stands in. */
function groupOf(control: Element): Element {
  let element = control;
  while (element.parentNode !== null && 'tagName' in element.parentNode && !hasClass(element, 'form-group')) {
    element = element.parentNode;
  }
  return hasClass(element, 'form-group') ? element : control;
}

const asHelp = (help: string | null | undefined): { help?: string } => (help?.trim() ? { help: help.trim() } : {});

const optionsOf = (control: Control): Element[] =>
  elementsIn(control).filter((element) => element.tagName === 'option' && attribute(element, 'value') !== '');

interface Limits {
  readonly field: Pick<Field, 'min' | 'max' | 'unit'>;
  /** The sentence of the help that says so. */
  readonly sentence: string;
  /** The unit of the event, where this field tells it. */
  readonly tells?: Unit;
}

// The sentences that pretalx puts at the end of a field's help. Other languages are not guessed at.
const SENTENCES: Readonly<Record<string, RegExp>> = {
  en: /Please write (?:between (?<least>\d+) and (?<most>\d+)|at least (?<min>\d+)|at most (?<max>\d+)) (?<unit>characters|words)\.$/,
  de: /Bitte schreibe?(?:n Sie)? (?:zwischen (?<least>\d+) und (?<most>\d+)|mindestens (?<min>\d+)|höchstens (?<max>\d+)) (?<unit>Zeichen|Wörtern?)\.$/,
};
const IN_WORDS = /^w/i;
/** A help that speaks of a length in a way that is not known. */
const SPEAKS_OF_LENGTH: Readonly<Record<string, RegExp>> = {
  en: /\d[\d,.]*[- ](?:character|word|letter|sign)/i,
  de: /\d[\d,.]* ?(?:Zeichen|W[oö]rt|Buchstaben)/i,
};

/** The limits of a field; null where the form says something that cannot be read. */
function limitsOf(control: Control, help: string | null, language: string): Limits | null {
  if (help === null) return null;
  const said = sentenceIn(help);
  const least = lengthIn(control, 'data-minlength', 'minlength');
  const most = lengthIn(control, 'data-maxlength', 'maxlength');
  if (least === null || most === null) return null;
  const marked = ['data-minlength', 'data-maxlength'].some((name) => attribute(control, name) !== undefined);
  const countIn = attribute(control, 'data-count-in');
  if (countIn !== undefined && countIn !== 'chars' && countIn !== 'words') return null;

  // A title has the length of its column besides; it is in characters, whatever the event counts in.
  const column = attribute(control, 'name') === 'title' ? lengthIn(control, 'maxlength') : 0;
  const within = (max: number, unit: Unit): number =>
    unit === 'characters' && column ? Math.min(max || column, column) : max;
  if (said !== undefined) {
    const { min, max, unit } = said;
    if (countIn !== undefined && (countIn === 'words') !== (unit === 'words')) return null;
    if (marked && (least !== min || most !== max)) return null;
    return limits({ min, max: within(max, unit) }, unit, said.sentence, unit);
  }
  if (marked) {
    const unit = countIn === 'words' ? 'words' : 'characters';
    return limits({ min: least, max: within(most, unit) }, unit, '', unit);
  }
  const [known] = language.split('-');
  const unclear = SPEAKS_OF_LENGTH[known ?? ''] ?? /\d/;
  if (unclear.test(help)) return null;
  // Before 2025.2 the browser itself held the limits, which are then in characters.
  const tells = least > 0 || (most > 0 && control.tagName === 'textarea') ? 'characters' : undefined;
  return limits({ min: least, max: most }, 'characters', '', tells);
}

function limits({ min, max }: { min: number; max: number }, unit: Unit, sentence: string, tells?: Unit): Limits | null {
  if (min > 0 && max > 0 && min > max) return null;
  const field = { ...(min > 0 ? { min } : {}), ...(max > 0 ? { max } : {}) };
  const withUnit = Object.keys(field).length === 0 ? {} : { ...field, unit };
  return { field: withUnit, sentence, ...(tells === undefined ? {} : { tells }) };
}

/** A length out of the first of these attributes that is there; 0 for none, null for one that is no length. */
function lengthIn(control: Control, ...names: string[]): number | null {
  const value = names.map((name) => attribute(control, name)).find((one) => one !== undefined);
  if (value === undefined) return 0;
  return /^\d{1,9}$/.test(value) ? Number(value) : null;
}

function sentenceIn(help: string): { min: number; max: number; unit: Unit; sentence: string } | undefined {
  for (const pattern of Object.values(SENTENCES)) {
    const match = pattern.exec(help);
    if (match?.groups === undefined) continue;
    const { least, most, min, max, unit = '' } = match.groups;
    const inWords = IN_WORDS.test(unit) ? 'words' : 'characters';
    return { min: Number(least ?? min ?? 0), max: Number(most ?? max ?? 0), unit: inWords, sentence: match[0] };
  }
  return undefined;
}

/** "Talk (30 minutes)", "Tutorial (3 hours)"; the minutes of another wording are not known. */
function typesOf(controls: readonly Control[]): PretalxForm['types'] {
  const control = controls.find((one) => attribute(one, 'name') === 'submission_type');
  if (control === undefined) return null;
  return optionsOf(control).map((option) => {
    const text = seenText(option);
    const match = /^(.*\S) \((\d+(?:[.,]\d+)?) (minutes?|hours?|Minuten?|Stunden?)\)$/.exec(text);
    if (match === null) return { name: text, minutes: null };
    const [, name = text, amount = '', unit = ''] = match;
    const minutes = Number(amount.replace(',', '.')) * (/^m/i.test(unit) ? 1 : 60);
    return { name, minutes: Number.isInteger(minutes) && minutes > 0 ? minutes : null };
  });
}

/** Among the steps that the form shows above itself, whether one asks questions: it has their icon. */
function hasQuestions(page: readonly Element[]): boolean {
  return page.some(
    (step) => hasClass(step, 'step') && elementsIn(step).some((icon) => hasClass(icon, 'fa-question-circle-o')),
  );
}
