import { caveats, type Call } from '../conference/call.ts';
import { counterOf, labelOf, slotOf, type Conference, type Field } from '../conference/conference.ts';
import { certaintyWords, dayWords, deadlineWords } from '../conference/deadline.ts';
import { sourceWords, type Fact, type FactName, type Source } from '../conference/facts.ts';
import { hourOf } from '../conference/published.ts';
import { minutesWords } from '../proposal/outline.ts';
import { counted, inline, safe, width, wrap, wrapItem } from '../text/display.ts';
import type { CallStyle } from './call-style.ts';
import { reviewWords } from './call-words.ts';

/** How a page is shown: `zone` is the reader's, `linked` makes an address one that can be clicked. */
export interface PageStyle extends CallStyle {
  readonly zone: string;
  readonly linked: (url: string) => string;
}

/** One call whole: its deadline, how sure that is, and every fact with its source and the day that it was read. */
export function callPage(call: Call, style: PageStyle): string {
  const { conference, verdict, facts } = call;
  const { paint, columns, now, zone } = style;
  const text = (words: string, indent = ''): string => wrap(safe(words), columns, indent);
  const coloured = {
    hours: paint.red,
    week: paint.yellow,
    open: paint.green,
    always: paint.green,
    closed: paint.red,
  } as const;
  const colour = call.urgency in coloured ? coloured[call.urgency as keyof typeof coloured] : paint.yellow;
  const own = call.own
    .filter((one) => one.format?.id !== verdict.format?.id)
    .map((one) => text(`${one.format?.name ?? ''} ${deadlineWords({ ...one, format: null }, now, zone)}`, '  '));
  const lines = [
    ...text(inline(conference.name))
      .split('\n')
      .map((line) => paint.bold(line)),
    paint.dim(text([conference.id, ...whereWords(conference)].map(inline).join(' · '))),
    '',
    ...text(`${capital(deadlineWords(verdict, now, zone))}.`)
      .split('\n')
      .map((line) => colour(line)),
    ...own,
    text(`How sure: ${[certaintyWords(verdict), ...caveats(call)].join('; ')}.`),
    ...facts.flatMap((fact) => {
      const [heading, told] = factWords(conference, fact.name);
      // An address that is broken cannot be clicked or copied.
      const items = told.map((item) => (ADDRESS.test(item) ? `  ${safe(item)}` : wrapItem(safe(item), columns, '  ')));
      return ['', paint.bold(heading), ...items, ...sourceLines(fact, style)];
    }),
    '',
    text(`Write for it: cfp draft --conference ${conference.id}`),
  ];
  return `${lines.join('\n')}\n`;
}

const ADDRESS = /^https?:\S+$/;

/** Where a fact was read, and when. */
function sourceLines(fact: Fact, style: PageStyle): string[] {
  const { name, source, also } = fact;
  if (source !== undefined) return [source, ...also].flatMap((one) => sourceLine(one, fact, style));
  // An address is its own source.
  return ['url', 'cfp'].includes(name) ? [] : [style.paint.dim('    no source named')];
}

/** A source and its day on one line, where they have the room. */
function sourceLine(source: Source, { stale, age }: Fact, { paint, columns, linked }: PageStyle): string[] {
  const colour = stale ? paint.yellow : paint.dim;
  const from = `    from ${safe(sourceWords(source))}`;
  const ago = stale ? `, ${age === null ? '' : `${counted(age, 'days')} ago: `}look again, it may have changed` : '';
  const read = `read on ${source.read}${ago}`;
  const shown = source.url === undefined ? from : `    from ${linked(safe(source.url))}`;
  if (width(`${from}, ${read}`) <= columns) return [colour(`${shown}, ${read}`)];
  return [
    colour(source.url === undefined ? wrap(from.trim(), columns, '    ') : shown),
    colour(wrap(read, columns, '    ')),
  ];
}

function whereWords({ place, starts, ends, url }: Conference): string[] {
  const days = starts === undefined ? [] : [starts === ends || ends === undefined ? starts : `${starts} to ${ends}`];
  return [...(place === undefined ? [] : [place]), ...days, ...(url === undefined ? [] : [url])];
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const timeWords = (published: string): string =>
  `${dayWords(published)}${hourOf(published) === null ? '' : ` ${published.slice(11)}`}`;

/** A fact's heading, and what it says. */
function factWords(conference: Conference, name: FactName): [heading: string, told: string[]] {
  const { deadline = '', opens = '', extended_from = [], formats, form } = conference;
  switch (name) {
    case 'deadline':
      return ['Deadline, as published', [deadline === 'never' ? 'never' : timeWords(deadline)]];
    case 'extended_from':
      return ['Extended from', extended_from.map(timeWords)];
    case 'opens':
      return ['Opens', [timeWords(opens)]];
    case 'timezone':
      return [
        'Time zone',
        [conference.timezone === 'AoE' ? 'AoE: anywhere on Earth, UTC-12' : (conference.timezone ?? '')],
      ];
    case 'anonymous':
      return ['Review', [reviewWords(conference)]];
    case 'proposals_per_speaker':
      return ['Proposals of one speaker', [`${conference.proposals_per_speaker ?? ''} at most`]];
    case 'formats':
      return ['Formats', formats.map(formatLine)];
    case 'form':
      return ['Form', form.map((field) => `• ${fieldLine(conference, field)}`)];
    case 'platform':
      return ['Platform', [conference.platform ?? '']];
    case 'url':
      return ['Site', [conference.url ?? '']];
    case 'cfp':
      return ['Form at', [conference.cfp ?? '']];
    case 'starts':
      return ['Conference from', [conference.starts ?? '']];
    case 'ends':
      return ['Conference to', [conference.ends ?? '']];
    case 'place':
      return ['Place', [inline(conference.place ?? '')]];
    case 'note':
      return ['Note', [conference.note ?? '']];
  }
}

function formatLine(format: Conference['formats'][number]): string {
  const slot = slotOf(format);
  const minutes = slot === null ? 'length not published' : minutesWords(slot);
  const deadline = format.deadline === undefined ? '' : `, until ${timeWords(format.deadline)}`;
  return `• ${inline(format.name)} (${format.id}): ${minutes}${deadline}`;
}

function fieldLine(conference: Conference, field: Field): string {
  const { min, max, required = false, options, several = false, unit } = field;
  const { name, known } = counterOf(conference, field);
  const counter = known ? `, counted as ${name}` : ', counter not known';
  const units = unit ?? 'characters';
  const limit =
    options !== undefined
      ? `${several ? 'any' : 'one'} of ${options.map(inline).join(', ')}`
      : max !== undefined
        ? `${min === undefined ? 'at most' : `${min} to`} ${max} ${units}${counter}`
        : min !== undefined
          ? `at least ${min} ${units}${counter}`
          : 'limit not published';
  return `${inline(labelOf(field))}: ${required ? 'required' : 'optional'}, ${limit}`;
}
