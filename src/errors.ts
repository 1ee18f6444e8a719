// Every sentence that cfp can fail with, a room for each matter. A message says what is wrong, where, and with which
// numbers; its help is the next thing to do. Paths and names come from strangers, so each is written out on one line.
export { CfpError } from './errors/cfp-error.ts';
export * from './errors/asking.ts';
export * from './errors/calls.ts';
export * from './errors/files.ts';
export * from './errors/names.ts';
export * from './errors/posts.ts';
export * from './errors/proposals.ts';
export * from './errors/web.ts';
import { counted, inline, listed } from './text/display.ts';
import { didYouMean } from './text/suggest.ts';

/** A mistake that the user can mend: told in words, with the way out, and never with a stack. Ends with exit code 2. */
export class CfpError extends Error {
  override readonly name = 'CfpError';
  /** The next thing to do. */
  readonly help: string;

  constructor(message: string, help: string, options?: ErrorOptions) {
    super(message, options);
    this.help = help;
  }
}

// Every sentence that cfp can fail with. Paths and names come from strangers, so each is written out on one line.

export const noCallFile = (path: string): CfpError =>
  new CfpError(`There is no file at ${inline(path)}.`, 'Look at the path again; `cfp conferences new` writes one.');

export const noFile = (path: string): CfpError =>
  new CfpError(`There is no file at ${inline(path)}.`, 'Look at the path again; `cfp draft` writes a new proposal.');

export const badDataName = (name: string): CfpError =>
  new CfpError(
    `A file of a call is named "${inline(name)}.yaml", which is no id.`,
    'Rename it: small letters, digits, dots and single hyphens.',
  );

export const isFolder = (path: string): CfpError => new CfpError(`${inline(path)} is a folder.`, 'Name a file in it.');

export const notRegular = (path: string): CfpError =>
  new CfpError(
    `${inline(path)} is no regular file.`,
    'cfp reads neither devices nor pipes; `-` reads what is piped in.',
  );

export const tooLarge = (path: string, bytes: number, most: number): CfpError =>
  new CfpError(
    `${inline(path)} has ${bytes} bytes; cfp reads ${most} at most.`,
    'A proposal is a few thousand. Is this the right file?',
  );

export const notUtf8 = (path: string, line: number, byte: number): CfpError =>
  new CfpError(
    `${inline(path)}:${line}: byte ${byte} of the file is not UTF-8.`,
    'Save the file as UTF-8; editors call it "encoding".',
  );

export const utf16 = (path: string): CfpError =>
  new CfpError(`${inline(path)} is written in UTF-16.`, 'Save it as UTF-8; editors call it "encoding".');

export const notText = (path: string, line: number): CfpError =>
  new CfpError(`${inline(path)}:${line}: there is a NUL byte, so this is no text.`, 'Is it the right file?');

export const emptyFile = (path: string): CfpError =>
  new CfpError(`${inline(path)} is empty.`, 'Write into it with `cfp draft`, or with your editor.');

export const notReadable = (path: string, cause: unknown): CfpError =>
  new CfpError(`${inline(path)} cannot be read: ${reason(cause)}.`, 'Look at its permissions.', { cause });

export const notWritable = (path: string, cause: unknown): CfpError =>
  new CfpError(`${inline(path)} cannot be written: ${reason(cause)}.`, 'Choose another folder, or make room there.', {
    cause,
  });

export const nothingToCheck = (paths: readonly string[]): CfpError =>
  new CfpError(
    `There is no proposal in ${listed(paths.map(inline))}.`,
    'Proposals are files that end in .md or .markdown. Write one with `cfp draft`.',
  );

export const invalidData = (place: string, message: string, help: string): CfpError =>
  new CfpError(`${inline(place)}: ${message}`, help);

export const noConference = (id: string, known: readonly string[]): CfpError =>
  new CfpError(`There is no conference "${inline(id)}".`, didYouMean(id, known) || `cfp knows ${listed(known)}.`);

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
  new CfpError(`There is no topic list "${inline(id)}".`, didYouMean(id, known) || `cfp knows ${listed(known)}.`);

export const noTag = (tag: string, known: readonly string[]): CfpError =>
  new CfpError(`No topic has the tag "${inline(tag)}".`, didYouMean(tag, known) || `Tags are ${listed(known)}.`);

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
    `"${inline(text)}" is no instant.`,
    'Write it with its zone, as in 2024-04-29T16:00:00Z or 2024-04-29T12:00-04:00.',
  );

export const badChoice = (flag: string, value: string, choices: readonly string[]): CfpError =>
  new CfpError(
    `${flag} does not take "${inline(value)}".`,
    didYouMean(value, choices) || `It takes ${listed(choices, 'or')}.`,
  );

export const noSuchAnswer = (field: string, conference: string, fields: readonly string[]): CfpError =>
  new CfpError(
    `The form of ${conference} has no field "${inline(field)}".`,
    [didYouMean(field, fields), `It asks for ${listed(fields)}.`].filter(Boolean).join(' '),
  );

export const badAnswer = (given: string): CfpError =>
  new CfpError(
    `"${inline(given)}" is no answer.`,
    'Write `--answer field=text`, as in `--answer attendance="In person"`.',
  );

export const missingAnswers = (flags: readonly string[]): CfpError =>
  new CfpError(
    'There is no terminal to ask on, and not all that the form requires was given.',
    `Add ${listed(flags)}.`,
  );

export const needsAdopting = (path: string, proposals: number): CfpError =>
  new CfpError(
    `${inline(path)} was not written with cfp${proposals > 1 ? ` and holds ${proposals} proposals` : ''}, and there is no terminal to ask on.`,
    "Add `--adopt` to have it rewritten in cfp's form; no word is lost, and a copy is kept.",
  );

export const adoptionDeclined = (path: string): CfpError =>
  new CfpError(
    `${inline(path)} stays as it is, and cfp can add no answers to it: their places would not be found again.`,
    'Check it as it is with `cfp check`, or go on with it in your editor.',
  );

export const alreadyAnswered = (path: string, what: string): CfpError =>
  new CfpError(
    `${inline(path)} has another ${inline(what)}, and there is no terminal to ask on.`,
    'Add `--force` to replace it, or write to another file.',
  );

export const nothingToInit = (): CfpError =>
  new CfpError(
    'There is no terminal to ask on, and nothing was given.',
    'Give --name, --email, --handle, --employer or --project for yourself, and --conference or --proposals for the folder.',
  );

export const notAProposal = (path: string): CfpError =>
  new CfpError(`${inline(path)} has not the name of a proposal.`, 'Name a file that ends in .md.');

export const noPost = (path: string): CfpError =>
  new CfpError(
    `There is no file at ${inline(path)}.`,
    'Look at the path again; the address of a page begins with https://.',
  );

export const emptyPost = (path: string): CfpError => new CfpError(`${inline(path)} is empty.`, 'Is it the right post?');

export const postTooLarge = (path: string, characters: number, most: number): CfpError =>
  new CfpError(
    `${inline(path)} has ${characters} characters; cfp reads posts of ${most} at most.`,
    'A post has a few thousand. Is this the right file?',
  );

export const noTopicsIn = (path: string): CfpError =>
  new CfpError(
    `No topic was found in ${inline(path)}.`,
    'A topic is a heading with words under it, or a bullet under a heading such as “Topic ideas”.',
  );

export const tooManyTopics = (path: string, topics: number, most: number): CfpError =>
  new CfpError(
    `${inline(path)} has ${topics} topics; a list takes ${most} at most.`,
    'Is this the right file? Take what you want of it into a file of its own.',
  );

export const listNotReadable = (path: string, cause: CfpError): CfpError =>
  new CfpError(
    `The list that ${inline(path)} makes could not be read back, and nothing was written (${cause.message}).`,
    'Take what is odd in the post out of it; --dry-run shows what it makes.',
    { cause },
  );

export const pageRefused = (url: string, status: number): CfpError =>
  new CfpError(
    `${inline(url)} answered with ${status}.`,
    'Look at the address in a browser, or save the page and import that.',
  );

export const badListId = (id: string): CfpError =>
  new CfpError(
    `"${inline(id)}" cannot be the id of a topic list.`,
    'An id is made of small letters, digits and single hyphens, as in pycon-us-2026.',
  );

export const listIsThere = (path: string): CfpError =>
  new CfpError(
    `${inline(path)} is there already, and nothing was written.`,
    'Add `--force` to replace it, or give the list another `--id`.',
  );

export const listIsKnown = (id: string): CfpError =>
  new CfpError(
    `There is a topic list "${inline(id)}" already, and this one would hide it.`,
    'Give it another `--id`, or add `--force` to hide that one.',
  );

export const importNeedsYes = (): CfpError =>
  new CfpError(
    'There is no terminal to ask on, and nothing was written.',
    'Add `--yes` to write the list, or `--dry-run` to see it only.',
  );

export const tooTangled = (path: string): CfpError =>
  new CfpError(
    `The HTML of ${inline(path)} is nested deeper than cfp reads.`,
    'Save the text of the post as Markdown, and import that.',
  );
export const wrongKind = (place: string, expected: string): CfpError =>
  new CfpError(`${inline(place)}: this is not ${expected}.`, 'Is it the right file?');

export const noCallInPage = (path: string): CfpError =>
  new CfpError(
    `${inline(path)} describes no conference that cfp can read.`,
    'cfp looks for an event of schema.org in it, as JSON-LD; without one, tell cfp of the call with `cfp conferences new`.',
  );

export const otherFormat = (path: string, wanted: string, got: string): CfpError =>
  new CfpError(
    `${inline(path)} is to be ${wanted}, and is ${got}.`,
    'Look at the address; it may be a page about the file.',
  );

export const unknownListing = (path: string): CfpError =>
  new CfpError(
    `${inline(path)} holds no list of calls that cfp can read.`,
    'It reads the YAML of python-deadlines, the JSON of confs.tech, calendars (.ics), and pages with JSON-LD of schema.org.',
  );

export const pageSays = (url: string, status: number): CfpError =>
  new CfpError(
    `${inline(url)} answers with ${status}${status === 404 ? ', not found' : status === 429 ? ', too many requests' : ''}.`,
    status === 429 || status >= 500 ? 'Try again later.' : 'Look at the address in a browser.',
  );

export const nothingToUpdate = (): CfpError =>
  new CfpError(
    'There is no call of yours that came from a list.',
    'Add some with `cfp conferences add <file or address>`; those that ship with cfp are updated with it.',
  );

export const badFlag = (flag: string, fault: string): CfpError =>
  new CfpError(`${flag}: ${inline(fault)}`, 'Give it again; nothing was written.');

export const unsaidChoice = (count: number): CfpError =>
  new CfpError(
    `There is no terminal to ask on which of ${counted(count, 'calls')} to keep.`,
    'Add `--yes` for all of them, words to choose by, or `--dry-run` only to look.',
  );

export const alreadyThere = (path: string): CfpError =>
  new CfpError(`There is a file at ${inline(path)} already.`, 'Add `--force` to replace it, or name another file.');

export const badAddress = (text: string): CfpError =>
  new CfpError(
    `${inline(text.replace(/\/\/[^/@]*@/, '//…@'))} is no address of a page.`,
    'Write one that begins with https:// or http://, without a name and password.',
  );

export const notReachable = (url: string, cause: unknown): CfpError => {
  const [words, help] = networkWords(cause);
  return new CfpError(`${inline(url)} cannot be read: ${words}.`, help, { cause });
};

export const pageTooSlow = (url: string, seconds: number): CfpError =>
  new CfpError(
    `${inline(url)} was not read within ${counted(seconds, 'seconds')}.`,
    'Try again later, or look at it in a browser.',
  );

export const pageTooLarge = (url: string, most: number): CfpError =>
  new CfpError(
    `${inline(url)} has more than ${most} bytes, and cfp reads no more.`,
    'Is it the right address? Name the page of the call itself.',
  );

export const pageNotText = (url: string, what: string): CfpError =>
  new CfpError(`${inline(url)} is no text: ${inline(what)}.`, 'Name the page of the call itself.');

export const leadsAway = (url: string, to: string): CfpError =>
  new CfpError(
    `${inline(url)} leads to another place, ${inline(to)}.`,
    'cfp does not follow there. Name that address, if you trust it.',
  );

export const leadsInside = (url: string): CfpError =>
  new CfpError(
    `${inline(url)} is no address of the open internet.`,
    'cfp goes to your own machine or network only when you name it yourself.',
  );

export const leadsInACircle = (url: string, to: string): CfpError =>
  new CfpError(
    `${inline(url)} leads from page to page without an end, last to ${inline(to)}.`,
    'Look at it in a browser, and name the page that it ends at.',
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
    'Its form is not shown any more, so its limits cannot be read.',
  );

export const callNotOpen = (name: string, when: string | null): CfpError =>
  new CfpError(
    `${inline(name)} takes no proposals yet${when === null ? '' : `: it opens at ${when}`}.`,
    'Its form is shown from then on: read it again then.',
  );

export const callNeedsCode = (name: string): CfpError =>
  new CfpError(`${inline(name)} takes proposals with an access code only.`, 'Ask its organisers for a code.');

export const formNotShown = (name: string): CfpError =>
  new CfpError(
    `The form of ${inline(name)} is not where pretalx has it, so its limits cannot be read.`,
    'Look at the page of the call in a browser; pretalx may have changed.',
  );

export const notJson = (url: string): CfpError =>
  new CfpError(
    `${inline(url)} should be JSON, and is something else.`,
    'Try again later; the server may be in trouble.',
  );

export const asksToWait = (url: string, seconds: number | null): CfpError =>
  new CfpError(
    `${inline(url)} was asked too often.`,
    seconds === null ? 'Try again in some minutes.' : `Try again in ${counted(seconds, 'seconds')}.`,
  );

export const serverFails = (url: string, status: number): CfpError =>
  new CfpError(`${inline(url)} answers with an error of the server (${status}).`, 'Try again later.');

/** What a connection died of, in words, and the next thing to do. */
function networkWords(cause: unknown): [words: string, help: string] {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const words: Readonly<Record<string, string>> = {
    ENOTFOUND: 'there is no such host, or no network',
    EAI_AGAIN: 'its host cannot be looked up, so there may be no network',
    ECONNREFUSED: 'nothing answers at this address',
    ECONNRESET: 'the connection was cut',
    EPIPE: 'the connection was cut',
    ERR_STREAM_PREMATURE_CLOSE: 'the connection was cut',
    ETIMEDOUT: 'the host does not answer',
    EHOSTUNREACH: 'the host cannot be reached',
    ENETUNREACH: 'there is no network',
    EADDRNOTAVAIL: 'there is no network',
    Z_DATA_ERROR: 'it is packed in a way that cannot be unpacked',
    Z_BUF_ERROR: 'the connection was cut',
  };
  if (words[code] !== undefined) return [words[code], 'Look at the address and at your network, and try again.'];
  if (/CERT|SIGNATURE|^ERR_TLS/.test(code)) {
    const why = code === 'CERT_HAS_EXPIRED' ? 'is out of date' : 'cannot be trusted';
    return [
      `the certificate of its host ${why} (${code})`,
      'Look at it in a browser; cfp reads no page that may be forged.',
    ];
  }
  if (/^E(?:PROTO|RR_SSL)/.test(code)) return ['its host does not speak https', 'Try the address with http://.'];
  if (code.startsWith('HPE_')) return ['what answers there does not speak HTTP', 'Look at the address again.'];
  return [reason(cause), 'Look at the address and at your network, and try again.'];
}

export const severalCalls = (path: string, calls: readonly string[]): CfpError =>
  new CfpError(
    `${inline(path)} is for ${counted(calls.length, 'calls')}.`,
    `Say which with --for: ${listed(calls.map(inline), 'or')}.`,
  );

export const severalTalks = (path: string, talks: number): CfpError =>
  new CfpError(
    `${inline(path)} holds ${counted(talks, 'proposals')}.`,
    'Put each into a file of its own; `cfp status` tells of all of them.',
  );

export const noAnswer = (path: string, field: string, fields: readonly string[]): CfpError =>
  new CfpError(
    `Nothing in ${inline(path)} answers "${inline(field)}".`,
    [didYouMean(field, fields), fields.length === 0 ? '' : `It answers ${listed(fields.map(inline))}.`]
      .filter(Boolean)
      .join(' ') || 'Write it with `cfp draft`.',
  );

export const nothingToExport = (path: string): CfpError =>
  new CfpError(`Nothing in ${inline(path)} answers the form.`, 'Write it with `cfp draft`.');

export const badDate = (text: string): CfpError =>
  new CfpError(`"${inline(text)}" is no day.`, 'Write it as in 2024-04-29.');

export const noCallNamed = (path: string): CfpError =>
  new CfpError(`${inline(path)} names no call for proposals.`, 'Say which with --for.');

export const cannotLog = (path: string): CfpError =>
  new CfpError(
    `The front matter of ${inline(path)} is written so that cfp can add nothing to it without changing more.`,
    'Let `submissions:` be a list; `cfp check` shows what else is wrong there.',
  );

export const needsCall = (flag: string): CfpError =>
  new CfpError(`${flag} tells of the proposals of one call.`, 'Say which with --for.');

export const noOpenCall = (): CfpError =>
  new CfpError('No call that cfp knows is open.', 'Name the calls with --for, or look at another moment with --as-of.');

export const noPort = (port: number): CfpError =>
  new CfpError(`Port ${port} cannot be had.`, 'Leave --port out for one that is free, or name another.');

export const notAPath = (): CfpError =>
  new CfpError('A preview follows a file.', 'Name the file, or add `--static out.html` for what is piped in.');

export const noClipboard = (): CfpError =>
  new CfpError(
    'There is no way to the clipboard here.',
    'Install wl-copy or xclip, or leave --copy out and take the text from the screen.',
  );

export const copyNeedsTerminal = (answers: number): CfpError =>
  new CfpError(
    `There is no terminal on which to wait between ${counted(answers, 'answers')}.`,
    'Add `--field` to copy one of them.',
  );
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

export const allClosed = (count: number): CfpError =>
  new CfpError(
    count === 1 ? 'The only such call has closed.' : `All ${count} of these calls have closed.`,
    'Add `--closed` to have closed calls in the calendar.',
  );

/** An errno error's reason in words. */
function reason(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const words: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the disk takes no writes',
    ENOSPC: 'the disk is full',
    EDQUOT: 'your share of the disk is full',
    ENOENT: 'there is no such folder',
    ENOTDIR: 'a part of the path is no folder',
    EEXIST: 'a part of the path is a file',
    ELOOP: 'its links go round in a circle',
    ENAMETOOLONG: 'the name is too long',
    EISDIR: 'it is a folder',
    EFBIG: 'it would be larger than is allowed here',
    EIO: 'the disk does not answer',
  };
  return words[code] ?? (cause instanceof Error ? inline(cause.message) : 'for an unknown reason');
}
