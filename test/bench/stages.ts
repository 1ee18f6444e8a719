import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { check } from '../../src/check/check.ts';
import { exampleCall, EXAMPLE_NOW } from '../../src/check/example-call.ts';
import { rules } from '../../src/check/rules/index.ts';
import { readKnowledge } from '../../src/library/data.ts';
import { readOutline } from '../../src/proposal/outline.ts';
import { parseProposal } from '../../src/proposal/parse.ts';
import { findPhrases } from '../../src/proposal/phrases.ts';
import { readAnswers } from '../../src/proposal/reading.ts';
import { nobody } from '../../src/speaker/profile.ts';
import { MOST, timeOf } from '../support/growth.ts';
import { milliseconds, times, type Row } from './figures.ts';
import { isProse } from './proposals.ts';

const GOOD = 'test/fixtures/good';
const SIZE = 16_384;
const TIMES = 8;

/** How each stage of a check grows: eight times the text, by the processor's time, the shortest of some rounds. */
export function stageRows(rounds: number): Row[] {
  const [small, large] = [stagesOf(sourceOf(SIZE)), stagesOf(sourceOf(SIZE * TIMES))];
  return Object.keys(small).map((name) => {
    // As much text for both: eight times the small one, and the large one once, so that neither is over too soon.
    const few = () => {
      for (let time = 0; time < TIMES; time++) small[name]?.();
    };
    const [one, many] = [least(rounds, few) / TIMES, least(rounds, () => large[name]?.())];
    const growth = many / one;
    return {
      what: `${name} ${TIMES} times the text`,
      against: `${SIZE / 1024} KiB`,
      figures: `${milliseconds(many)} / ${milliseconds(one)}`,
      ratios: { median: growth, least: growth, processor: growth },
      atMost: times(MOST),
      holds: growth <= MOST,
    };
  });
}

function least(rounds: number, run: () => unknown): number {
  run();
  return Math.min(...Array.from({ length: rounds }, () => timeOf(run)));
}

/**
 * A proposal of a size, half of it abstract and half of it outline, in words that people wrote. Another number is another
 * proposal: what is remembered of one is no help with the next.
 */
function sourceOf(size: number): (number: number) => string {
  const prose = readdirSync(GOOD)
    .sort()
    .flatMap((name) => readFileSync(join(GOOD, name), 'utf8').split('\n\n').filter(isProse));
  const items = prose.map((paragraph) => `- ${paragraph.split(/[.,\n]/)[0]} (5 min)\n`);
  const half = (pieces: readonly string[], between: string): string => {
    let text = '';
    for (let at = 0; text.length < size / 2; at++) text += `${pieces[at % pieces.length]}${between}`;
    return text;
  };
  const [abstract, outline] = [half(prose, '\n\n### More of it\n\n'), half(items, '')];
  return (number) => `---\ntitle: Ship it at noon\n---\n\n${number} ${abstract}## Outline\n\n- ${number}\n${outline}`;
}

/** Each stage by itself, on what the ones before made of a text; the check does all of it. */
function stagesOf(source: (number: number) => string): Record<string, () => unknown> {
  const { headings, phrases, lexicon } = readKnowledge();
  let number = 0;
  const next = () => parseProposal('talk.md', source(number++));
  const proposal = next();
  const { answers } = readAnswers(proposal, exampleCall.form, headings);
  const outline = answers.find(({ field }) => field === 'outline');
  const world = {
    conference: { ...exampleCall, anonymous: true },
    wanted: { name: exampleCall.id, known: [exampleCall.id] },
    profile: { ...nobody, name: 'Ann Marie Example', employer: 'Noon' },
    allow: [],
    topics: () => [],
    now: Temporal.Instant.from(EXAMPLE_NOW),
    zone: 'UTC',
  };
  return {
    parse: next,
    answers: () => readAnswers({ ...proposal }, exampleCall.form, headings),
    outline: () => readOutline(proposal, outline),
    phrases: () => {
      const text = source(number++);
      return Object.keys(phrases).map((file) => Array.from(findPhrases(text, phrases, file)));
    },
    check: () => check({ ...world, headings, phrases, lexicon, proposal: next() }, rules),
  };
}
