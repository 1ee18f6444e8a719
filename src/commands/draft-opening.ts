import { alreadyAnswered } from '../errors.ts';
import type { Prompter } from '../interview/prompter.ts';
import { slotsFor, templateFor } from '../interview/slots.ts';
import { readTemplate } from '../library/data.ts';
import type { Headings } from '../proposal/headings.ts';
import { parseProposal } from '../proposal/parse.ts';
import { keyText, keyTexts, type Proposal } from '../proposal/proposal.ts';
import { readAnswers } from '../proposal/reading.ts';
import { renderProposal, withAnswer, withKey } from '../proposal/render.ts';
import { inline } from '../text/display.ts';
import { addressOf, topicsAt, type Topic } from '../topic/topic.ts';
import type { Given } from './draft-given.ts';

/** What an opening needs besides what was given. */
interface Circumstances {
  readonly headings: Headings;
  /** Whether answers that the file has already are replaced without asking. */
  readonly force: boolean;
  readonly prompter: Prompter | null;
  readonly path: string;
  readonly topics: () => readonly Topic[];
}

/** The proposal before the first field is asked for: a new one, or the one that is there with what was given. */
export async function opening(
  before: Proposal | null,
  given: Given,
  { headings, force, prompter, path, topics }: Circumstances,
): Promise<{ readonly source: string; readonly title: string | undefined }> {
  const { conference, format } = given;
  const named = before === null ? undefined : topicsAt(topics(), keyText(before, 'topic') ?? '')[0];
  const topic = given.topic ?? named;
  const form = conference?.form ?? [{ field: 'title' }];
  const read = before === null ? [] : readAnswers(before, form, headings).answers;
  const titled = read.find(({ field }) => field === 'title')?.text ?? '';
  const title = given.title ?? (titled === '' ? undefined : titled);
  const keys = {
    title,
    conference: conference?.id,
    topic: topic && addressOf(topic),
    format: format?.id,
    level: given.level ?? (before === null ? topic?.level : undefined),
    status: before === null ? 'draft' : undefined,
  };
  const slots = conference === undefined ? [] : slotsFor(conference, readTemplate(templateFor(format)), headings);
  const mayReplace = async (what: string): Promise<boolean> => {
    if (force) return true;
    if (prompter === null) throw alreadyAnswered(path, what);
    return prompter.confirm({ message: `${inline(path)} has another ${what}. Replace it?` });
  };

  let source = before?.source ?? renderProposal(keys, slots);
  if (before !== null) {
    for (const [key, value] of Object.entries(keys)) {
      const own = (key === 'title' ? [titled] : keyTexts(before, key)).filter((one) => one !== '');
      if (value === undefined || own.includes(value)) continue;
      if (own.length === 0 || (await mayReplace(key))) source = withKey(source, key, value);
    }
  }
  for (const [field, text] of given.answers) {
    const proposal = parseProposal(path, source);
    const reading = readAnswers(proposal, form, headings);
    const own = reading.answers.find((answer) => answer.field === field)?.text ?? '';
    const next = withAnswer(proposal, reading, slots, { field, text });
    if (next === source) continue;
    if (own === '' || (await mayReplace(`answer for ${field}`))) source = next;
  }
  return { source, title };
}
