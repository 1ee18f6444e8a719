import { counted, grouped, inline } from '../text/display.ts';
import { CfpError } from './cfp-error.ts';
import { reason } from './files.ts';

// Pages of the web.

export const badAddress = (text: string): CfpError =>
  new CfpError(
    `${inline(text.replace(/\/\/[^/@]*@/, '//…@'))} is no address of a page.`,
    'Write one that begins with https:// or http://, without a name and password.',
  );

export const notReachable = (url: string, cause: unknown): CfpError => {
  const [words, help] = networkWords(cause);
  return new CfpError(`${inline(url)} cannot be read: ${words}.`, help, { cause });
};

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

export const pageSays = (url: string, status: number): CfpError => {
  const words: Readonly<Record<number, string>> = { 404: ', not found', 429: ', too many requests' };
  const isOurs = status < 500 && status !== 429;
  return new CfpError(
    `${inline(url)} answers with ${status}${words[status] ?? (status >= 500 ? ', an error of its server' : '')}.`,
    isOurs ? 'Look at the address in a browser, or save the page and name that file.' : 'Try again later.',
  );
};

export const asksToWait = (url: string, seconds: number | null): CfpError =>
  new CfpError(
    `${inline(url)} was asked too often.`,
    seconds === null ? 'Try again in some minutes.' : `Try again in ${counted(seconds, 'seconds')}.`,
  );

export const pageTooSlow = (url: string, seconds: number): CfpError =>
  new CfpError(
    `${inline(url)} was not read within ${counted(seconds, 'seconds')}.`,
    'Try again later, or look at it in a browser.',
  );

export const pageTooLarge = (url: string, most: number): CfpError =>
  new CfpError(
    `${inline(url)} has more than ${grouped(most)} bytes; cfp reads no more.`,
    'Is this the right address? Name the page of the call itself.',
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

export const notJson = (url: string): CfpError =>
  new CfpError(
    `${inline(url)} is to be JSON, and is something else.`,
    'Try again later; its server may be in trouble.',
  );
