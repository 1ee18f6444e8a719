import { counted, inline, listed } from '../text/display.ts';
import { didYouMean } from '../text/suggest.ts';
import { CfpError } from './cfp-error.ts';

// Names that nothing has, and values that say nothing.

export const noConference = (id: string, known: readonly string[]): CfpError =>
  new CfpError(
    `There is no conference "${inline(id)}".`,
    didYouMean(id, known) || 'List them with `cfp conferences`, or add yours with `cfp conferences add`.',
  );

export const noFormat = (name: string, conference: string, formats: readonly string[]): CfpError =>
  new CfpError(
    `${conference} has no format "${inline(name)}".`,
    [didYouMean(name, formats), `It offers ${listed(formats)}.`].filter(Boolean).join(' '),
  );

export const noTopic = (id: string, known: readonly string[]): CfpError =>
  new CfpError(
    `There is no topic "${inline(id)}".`,
    [didYouMean(id, known), 'List them with `cfp topics`.'].filter(Boolean).join(' '),
  );

export const noTopicList = (id: string, known: readonly string[]): CfpError =>
  new CfpError(`There is no topic list "${inline(id)}".`, didYouMean(id, known) || `Name ${listed(known, 'or')}.`);

export const noTag = (tag: string, known: readonly string[]): CfpError =>
  new CfpError(`No topic has the tag "${inline(tag)}".`, didYouMean(tag, known) || `Name ${listed(known, 'or')}.`);

export const ambiguousTopic = (id: string, addresses: readonly string[]): CfpError =>
  new CfpError(
    `${counted(addresses.length, 'lists')} have a topic "${inline(id)}".`,
    `Say which: ${listed(addresses, 'or')}.`,
  );

export const noTopicFound = (words: readonly string[]): CfpError =>
  new CfpError(
    `No topic has all of these words: ${words.map(inline).join(' ')}.`,
    'Try fewer words, or `cfp topics --random` for an idea.',
  );

export const noRule = (name: string, known: readonly string[]): CfpError =>
  new CfpError(`There is no rule "${inline(name)}".`, didYouMean(name, known) || 'List the rules with `cfp rules`.');

export const badInstant = (text: string): CfpError =>
  new CfpError(
    `"${inline(text)}" is no moment that cfp can read.`,
    'Write it with its zone, as in 2024-04-29T16:00:00Z or 2024-04-29T12:00-04:00.',
  );

export const badDate = (text: string): CfpError =>
  new CfpError(`"${inline(text)}" is no day that cfp can read.`, 'Write it as in 2024-04-29.');

export const badChoice = (flag: string, value: string, choices: readonly string[]): CfpError =>
  new CfpError(
    `${flag} does not take "${inline(value)}".`,
    didYouMean(value, choices) || `It takes ${listed(choices, 'or')}.`,
  );

export const badFlag = (flag: string, fault: string): CfpError =>
  new CfpError(`${flag}: ${inline(fault)}`, 'Give it again; nothing was written.');

export const badAnswer = (given: string): CfpError =>
  new CfpError(
    `"${inline(given)}" is no answer.`,
    'Write `--answer field=text`, as in `--answer attendance="In person"`.',
  );

export const noSuchAnswer = (field: string, conference: string, fields: readonly string[]): CfpError =>
  new CfpError(
    `The form of ${conference} has no field "${inline(field)}".`,
    [didYouMean(field, fields), `It asks for ${listed(fields)}.`].filter(Boolean).join(' '),
  );
