import { inline, listed } from '../text/display.ts';
import { CfpError } from './cfp-error.ts';

// Calls for proposals, where they come from and which there are.

export const noCall = (
  words: readonly string[],
  { open = false, format }: { readonly open?: boolean; readonly format?: string },
): CfpError => {
  const what = [
    ...(open ? ['is open'] : []),
    ...(words.length === 0 ? [] : [`has all of these words: ${words.map(inline).join(' ')}`]),
    ...(format === undefined ? [] : [`offers the format "${inline(format)}"`]),
  ];
  return new CfpError(
    what.length === 0 ? 'There is no call for proposals.' : `No call ${listed(what)}.`,
    open ? 'Leave out `--open` to see all of them.' : 'Try fewer words, or add a call with `cfp conferences add`.',
  );
};

export const noOpenCall = (): CfpError =>
  new CfpError(
    'No call that cfp knows is open.',
    'Name the calls with `--for`, or look at another moment with `--as-of`.',
  );

export const allClosed = (count: number): CfpError =>
  new CfpError(
    count === 1 ? 'The only such call has closed.' : `All ${count} of these calls have closed.`,
    'Add `--closed` to have closed calls in the calendar.',
  );

export const needsCall = (flag: string): CfpError =>
  new CfpError(`${flag} tells of the proposals of one call, and none was named.`, 'Say which with `--for`.');

export const noCallInPage = (path: string): CfpError =>
  new CfpError(
    `${inline(path)} describes no conference that cfp can read.`,
    'Tell cfp of the call with `cfp conferences new`; a page is read where it has an event of schema.org, as JSON-LD.',
  );

export const otherFormat = (path: string, wanted: string, got: string): CfpError =>
  new CfpError(
    `${inline(path)} is to be ${wanted}, and is ${got}.`,
    'Look at the address; it may be a page about the file.',
  );

export const unknownListing = (path: string): CfpError =>
  new CfpError(
    `${inline(path)} holds no list of calls that cfp can read.`,
    'Name one that it reads: the YAML of python-deadlines, the JSON of confs.tech, calendars (.ics), and pages with JSON-LD of schema.org.',
  );

export const nothingToUpdate = (): CfpError =>
  new CfpError(
    'There is no call of yours that came from a list.',
    'Add some with `cfp conferences add <file or address>`; those that ship with cfp are updated with it.',
  );

export const notAnEvent = (address: string): CfpError =>
  new CfpError(
    `${inline(address)} names no event.`,
    "Name the event's page, as in https://pretalx.com/djangocon-us-2024/cfp.",
  );

export const noPublicEvent = (address: string): CfpError =>
  new CfpError(
    `There is no event at ${inline(address)}, or it is not public.`,
    'Look at the address in a browser where you are not signed in.',
  );

export const notPretalx = (address: string): CfpError =>
  new CfpError(
    `${inline(address)} was not written by pretalx.`,
    'Name the page of the call on pretalx, or write the file by hand with `cfp conferences new`.',
  );

export const callClosed = (name: string, when: string | null): CfpError =>
  new CfpError(
    `${inline(name)} takes no proposals any more${when === null ? '' : `: it closed at ${when}`}.`,
    'Its form is not shown any more, so write down what you know of it with `cfp conferences new`.',
  );

export const callNotOpen = (name: string, when: string | null): CfpError =>
  new CfpError(
    `${inline(name)} takes no proposals yet${when === null ? '' : `: it opens at ${when}`}.`,
    'Its form is shown from then on. Read it again then.',
  );

export const callNeedsCode = (name: string): CfpError =>
  new CfpError(
    `${inline(name)} takes proposals with an access code only.`,
    'Ask its organisers; what they tell you of the form can be written down with `cfp conferences new`.',
  );

export const formNotShown = (name: string): CfpError =>
  new CfpError(
    `The form of ${inline(name)} is not where pretalx has it, so its limits cannot be read.`,
    'Look at the page of the call in a browser; pretalx may have changed.',
  );
