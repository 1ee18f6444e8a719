import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { noPort } from '../errors.ts';
import { isErrnoCode } from '../text/errno.ts';
import type { Page } from './page.ts';

/** A page that is served on this machine alone. */
export interface PreviewServer {
  /** Where the page is; who does not know the address gets nothing. */
  readonly address: string;
  /** Tells every open page of something, and a page that opens later of the last of it. */
  readonly send: (event: 'page' | 'trouble', data: unknown) => void;
  /** Ends at once: no open page can hold it up. */
  readonly close: () => Promise<void>;
}

/** More pages than this look at one proposal only in an attack. */
const MOST_READERS = 20;
const HOST = '127.0.0.1';

/** Serves a page on 127.0.0.1, on a port of its own choosing for port 0. Throws a CfpError where the port is taken. */
export async function servePage(page: () => Page, port: number): Promise<PreviewServer> {
  const token = randomBytes(18).toString('base64url');
  const readers = new Set<ServerResponse>();
  let last = '';
  const server = createServer((request, response) => {
    answer(request, response, { token, page, readers, last: () => last });
  });
  await listening(server, port);
  const at = server.address();
  const bound = typeof at === 'object' && at !== null ? at.port : port;
  return {
    address: `http://${HOST}:${bound}/${token}/`,
    send(event, data) {
      // JSON has no line end of its own, so that nothing in a proposal can begin another event.
      const words = `data: ${JSON.stringify(data)}\n\n`;
      last = `event: ${event === 'page' ? 'now' : event}\n${words}`;
      for (const reader of readers) reader.write(`event: ${event}\n${words}`);
    },
    close: () =>
      new Promise((closed) => {
        for (const reader of readers) reader.end();
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((ready, failed) => {
    server.once('error', (error) => {
      failed(isErrnoCode(error, 'EADDRINUSE', 'EACCES') ? noPort(port) : error);
    });
    server.listen(port, HOST, () => {
      ready();
    });
  });
}

interface Served {
  readonly token: string;
  readonly page: () => Page;
  readonly readers: Set<ServerResponse>;
  /** What was told last, as a page that opens is told of it; empty where nothing was. */
  readonly last: () => string;
}

const GUARDS = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

function answer(request: IncomingMessage, response: ServerResponse, served: Served): void {
  const { token, page, readers } = served;
  const refuse = (status: number, words: string): void => {
    response.writeHead(status, { ...GUARDS, 'content-type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
  };
  if (!isOurs(request)) {
    refuse(403, 'This page is for this machine alone.');
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(405, 'There is nothing to change here.');
    return;
  }
  switch (request.url) {
    case `/${token}/`: {
      const { html, policy } = page();
      const headers = {
        ...GUARDS,
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': `${policy}; frame-ancestors 'none'`,
      };
      response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : html);
      return;
    }
    case `/${token}/events`:
      if (readers.size >= MOST_READERS || request.method === 'HEAD') refuse(503, 'Too many pages look at this.');
      else follow(request, response, served);
      return;
    default:
      refuse(404, 'There is nothing here.');
  }
}

function follow(request: IncomingMessage, response: ServerResponse, { readers, last }: Served): void {
  response.writeHead(200, { ...GUARDS, 'content-type': 'text/event-stream; charset=utf-8' });
  // A file may be saved after the page was asked for and before it listens.
  response.write(`retry: 1000\n\n${last()}`);
  readers.add(response);
  request.on('close', () => readers.delete(response));
}

/** Whether the request was meant for us and comes from nowhere else: another name for this machine is an attack. */
function isOurs({ headers, socket }: IncomingMessage): boolean {
  const port = String(socket.localPort);
  const hosts = [`${HOST}:${port}`, `localhost:${port}`];
  const { host = '', origin } = headers;
  if (!hosts.includes(host)) return false;
  if (origin !== undefined && !hosts.some((one) => origin === `http://${one}`)) return false;
  return !['cross-site', 'same-site'].includes(headers['sec-fetch-site']?.toString() ?? 'none');
}
