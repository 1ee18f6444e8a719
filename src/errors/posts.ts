import { grouped, inline } from '../text/display.ts';
import { CfpError } from './cfp-error.ts';

// Posts about topics, and the lists made of them.

export const noPost = (path: string): CfpError =>
  new CfpError(
    `There is no file at ${inline(path)}.`,
    'Look at the path again; the address of a page begins with https://.',
  );

export const emptyPost = (path: string): CfpError =>
  new CfpError(`${inline(path)} is empty.`, 'Is this the right post?');

export const postTooLarge = (path: string, characters: number, most: number): CfpError =>
  new CfpError(
    `${inline(path)} has ${grouped(characters)} characters; cfp reads posts of ${grouped(most)} at most.`,
    'A post has a few thousand. Is this the right file?',
  );

export const tooTangled = (path: string): CfpError =>
  new CfpError(
    `The HTML of ${inline(path)} is nested deeper than cfp reads.`,
    'Save the text of the post as Markdown, and import that.',
  );

export const noTopicsIn = (path: string): CfpError =>
  new CfpError(
    `No topic was found in ${inline(path)}.`,
    'Write each as a heading with words under it, or as a bullet under a heading such as "Topic ideas".',
  );

export const tooManyTopics = (path: string, topics: number, most: number): CfpError =>
  new CfpError(
    `${inline(path)} has ${topics} topics; a list takes ${most} at most.`,
    'Is this the right file? Put what you want of it into a file of its own.',
  );

export const listNotReadable = (path: string, cause: CfpError): CfpError =>
  new CfpError(
    `The list that ${inline(path)} makes could not be read back, and nothing was written (${cause.message}).`,
    'Take what is odd in the post out of it; `--dry-run` shows what it makes.',
    { cause },
  );

export const badListId = (id: string): CfpError =>
  new CfpError(
    `"${inline(id)}" cannot be the id of a topic list.`,
    'Make one of small letters, digits and single hyphens, as in pycon-us-2026.',
  );

export const listIsKnown = (id: string): CfpError =>
  new CfpError(
    `There is a topic list "${inline(id)}" already, and this one would hide it.`,
    'Give it another `--id`, or add `--force` to hide that one.',
  );
