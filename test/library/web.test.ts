import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CfpError } from '../../src/errors.ts';
import { fetchPage, isPublic, type FetchOptions, type Lookup } from '../../src/library/web.ts';
import { deadAddress, serve } from '../support/server.ts';

/** What a page that cannot be read is told with. */
async function fault(address: string, options?: FetchOptions): Promise<{ message: string; help: string }> {
  const error = await fetchPage(address, options).then(
    () => new Error('It was read.'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CfpError)) throw error;
  return { message: error.message, help: error.help };
}

const html = { 'content-type': 'text/html; charset=utf-8' };

describe('a page', () => {
  test('is read with its address, status, type, headers and text', async () => {
    const asked: unknown[] = [];
    const host = await serve((request, response) => {
      asked.push(request.url, request.headers['user-agent'], request.headers.accept);
      response.writeHead(404, { ...html, 'x-more': 'yes' }).end('<p>Nichts für “uns”</p>');
    });
    const page = await fetchPage(`${host}/a?b=c#d`, { accept: 'text/html' });
    expect(page).toMatchObject({
      url: `${host}/a?b=c`,
      status: 404,
      type: 'text/html',
      text: '<p>Nichts für “uns”</p>',
    });
    expect(page.headers['x-more']).toBe('yes');
    expect(asked).toEqual(['/a?b=c', expect.stringMatching(/^cfp\/\d+\.\d+\.\d+$/), 'text/html']);
  });

  test('is unpacked', async () => {
    const host = await serve((_, response) =>
      response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync('packed')),
    );
    expect((await fetchPage(host)).text).toBe('packed');
  });

  test.each([
    ['text/html; charset=iso-8859-1', Buffer.from('caf\xe9', 'latin1'), 'café'],
    ['text/html', Buffer.from('<meta charset="latin1">\xe9', 'latin1'), '<meta charset="latin1">é'],
    ['text/plain', Buffer.from('\ufeffa', 'utf16le'), 'a'],
    ['application/json', Buffer.from('\ufeff{}'), '{}'],
    ['application/geo+json', Buffer.from('{}'), '{}'],
    ['text/plain', Buffer.from([0x61, 0xff, 0x62]), 'a\ufffdb'],
  ])('of type %s is read by its charset', async (type, body, text) => {
    const host = await serve((_, response) => response.writeHead(200, { 'content-type': type }).end(body));
    expect((await fetchPage(host)).text).toBe(text);
  });

  test('is followed to within its host', async () => {
    const host = await serve((request, response) => {
      if (request.url === '/there') response.writeHead(200, html).end('here');
      else response.writeHead(302, { location: '/there' }).end('moved');
    });
    expect(await fetchPage(`${host}/cfp`)).toMatchObject({ url: `${host}/there`, text: 'here' });
  });
});

describe('what gives no page is told', () => {
  test.each(['djangocon', 'ftp://example.org/', 'file:///etc/passwd', 'javascript:alert(1)', 'https://me:secret@a.b/'])(
    '%s is no address of a page',
    async (address) => {
      const { message, help } = await fault(address);
      expect(message).toContain('is no address of a page.');
      expect(message).not.toContain('secret');
      expect(help).toBe('Write one that begins with https:// or http://, without a name and password.');
    },
  );

  test('an address that nothing answers at', async () => {
    const host = await deadAddress();
    expect(await fault(host)).toEqual({
      message: `${host}/ cannot be read: nothing answers at this address.`,
      help: 'Look at the address and at your network, and try again.',
    });
  });

  test.each([
    ['ENOTFOUND', 'there is no such host, or no network'],
    ['EAI_AGAIN', 'its host cannot be looked up, so there may be no network'],
  ])('a host that cannot be looked up (%s)', async (code, words) => {
    // Node gives no addresses with an error, whatever its types say.
    for (const addresses of [[], undefined as never]) {
      const lookup: Lookup = (_, done) => {
        done(Object.assign(new Error(code), { code }), addresses);
      };
      const { message } = await fault('https://conference.example/cfp', { lookup });
      expect(message).toBe(`https://conference.example/cfp cannot be read: ${words}.`);
    }
  });

  test('a server that hangs before it answers', async () => {
    const host = await serve(() => undefined);
    expect(await fault(host, { seconds: 0.2 })).toEqual({
      message: `${host}/ was not read within 0.2 seconds.`,
      help: 'Try again later, or look at it in a browser.',
    });
  });

  test('a server that hangs amid its answer', async () => {
    const host = await serve((_, response) => response.writeHead(200, html).write('<p>'));
    expect((await fault(host, { seconds: 0.2 })).message).toContain('was not read within 0.2 seconds.');
  });

  test('a connection that is cut, packed or not', async () => {
    const host = await serve((request, response) => {
      const packed = request.url === '/packed' ? { 'content-encoding': 'gzip' } : {};
      response.writeHead(200, { ...html, ...packed, 'content-length': '1000' });
      response.write(request.url === '/packed' ? gzipSync('x'.repeat(500)).subarray(0, 15) : '<p>', () =>
        request.socket.destroy(),
      );
    });
    expect((await fault(host)).message).toBe(`${host}/ cannot be read: the connection was cut.`);
    expect((await fault(`${host}/packed`)).message).toBe(`${host}/packed cannot be read: the connection was cut.`);
  });

  test('a page that is too large, whether it says so or not, and packed too', async () => {
    let sent = 0;
    const host = await serve((request, response) => {
      if (request.url === '/said') response.writeHead(200, { ...html, 'content-length': '50000000' }).write('<p>');
      else if (request.url === '/packed')
        response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000, 'x')));
      else {
        response.writeHead(200, html);
        const more = (): void => {
          for (; sent < 50_000_000 && !response.destroyed; sent += 65_536)
            if (!response.write(Buffer.alloc(65_536, 'x'))) return void response.once('drain', more);
        };
        more();
      }
    });
    for (const path of ['/', '/said', '/packed'])
      expect(await fault(host + path)).toEqual({
        message: `${host}${path} has more than 5,000,000 bytes; cfp reads no more.`,
        help: 'Is this the right address? Name the page of the call itself.',
      });
    expect(sent).toBeLessThan(50_000_000);
  });

  test.each([
    ['image/png', Buffer.from('x'), 'image/png'],
    ['application/pdf', Buffer.from('x'), 'application/pdf'],
    ['text/html; charset=klingon', Buffer.from('x'), 'charset klingon'],
    ['text/html', Buffer.from('a\0b'), 'with NUL bytes'],
  ])('a page of type %s that is no text', async (type, body, words) => {
    const host = await serve((_, response) => response.writeHead(200, { 'content-type': type }).end(body));
    expect((await fault(host)).message).toBe(`${host}/ is no text: ${words}.`);
  });

  test('an answer that is no HTTP', async () => {
    const host = await serve((request) => request.socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    expect((await fault(host)).message).toBe(`${host}/ cannot be read: what answers there does not speak HTTP.`);
  });

  test('https where there is only http', async () => {
    const host = (await serve(() => undefined)).replace('http:', 'https:');
    expect(await fault(host)).toEqual({
      message: `${host}/ cannot be read: its host does not speak https.`,
      help: 'Try the address with http://.',
    });
  });

  test('a certificate that nobody vouches for', async () => {
    const [cert, key] = ['self-signed.pem', 'self-signed-key.pem'].map((name) =>
      readFileSync(`test/fixtures/web/${name}`),
    );
    const server = createServer({ cert, key }, (_, response) => response.end('forged'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    expect(await fault(host)).toEqual({
      message: `${host} cannot be read: the certificate of its host cannot be trusted (DEPTH_ZERO_SELF_SIGNED_CERT).`,
      help: 'Look at it in a browser; cfp reads no page that may be forged.',
    });
    server.close();
  });
});

describe('a redirect', () => {
  const leading = (location: string): Promise<string> =>
    serve((_, response) => response.writeHead(302, { location }).end());

  test('to another host or port is told, and not followed', async () => {
    let visits = 0;
    const other = await serve((_, response) => response.end(String(visits++)));
    const host = await leading(`${other}/secret`);
    expect(await fault(host)).toEqual({
      message: `${host}/ leads to another place, ${other}/secret.`,
      help: 'cfp does not follow there. Name that address, if you trust it.',
    });
    expect((await fault(host, { redirects: 'public' })).message).toBe(
      `${other}/secret is no address of the open internet.`,
    );
    expect(visits).toBe(0);
  });

  test.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://0x7f.1/',
    'http://2130706433/',
  ])('to %s leads inside', async (inside) => {
    const host = await leading(inside);
    expect((await fault(host, { redirects: 'public' })).message).toContain('is no address of the open internet.');
  });

  test('to a name whose addresses are not all public leads inside', async () => {
    const host = await leading('http://conference.example/');
    const lookup: Lookup = (_, done) => {
      done(null, [
        { address: '93.184.216.34', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
    };
    expect((await fault(host, { redirects: 'public', lookup })).message).toBe(
      'http://conference.example/ is no address of the open internet.',
    );
  });

  test.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'http://['])('to %s leads to no page', async (location) => {
    const host = await leading(location);
    expect((await fault(host, { redirects: 'public' })).message).toContain('is no address of a page.');
  });

  test('that goes round in a circle, or on and on, is told', async () => {
    const circle = await leading('/');
    expect((await fault(circle)).message).toBe(
      `${circle}/ leads from page to page without an end, last to ${circle}/.`,
    );
    const on = await serve((request, response) => response.writeHead(302, { location: `${request.url ?? ''}a` }).end());
    expect((await fault(on)).message).toBe(`${on}/ leads from page to page without an end, last to ${on}/aaaaaa.`);
  });
});

test('an address that a stranger wrote does not lead to this machine', async () => {
  const host = await serve((_, response) => response.end('secret'));
  expect((await fault(host, { start: 'public' })).message).toBe(`${host}/ is no address of the open internet.`);
  const local: Lookup = (_, done) => {
    done(null, [{ address: '::1', family: 6 }]);
  };
  expect((await fault('http://a.example/', { start: 'public', lookup: local })).message).toContain('open internet');
});

test('a name that the user wrote may be any machine', async () => {
  const host = await serve((request, response) => response.writeHead(200, html).end(request.headers.host));
  const lookup: Lookup = (_, done) => {
    done(null, [{ address: '127.0.0.1', family: 4 }]);
  };
  const named = host.replace('127.0.0.1', 'pretalx.internal');
  expect((await fetchPage(named, { lookup })).text).toBe(named.replace('http://', ''));
});

test.each([
  ['93.184.216.34', true],
  ['2606:2800:220:1:248:1893:25c8:1946', true],
  ['127.0.0.1', false],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['192.168.1.1', false],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['fe80::1', false],
  ['fe80::1%eth0', false],
  ['fd00::1', false],
  ['::ffff:127.0.0.1', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['localhost', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublic(address)).toBe(expected);
});
