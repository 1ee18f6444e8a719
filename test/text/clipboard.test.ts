import { expect, test } from 'vitest';
import { clipboardWays, osc52 } from '../../src/text/clipboard.ts';

test.each([
  ['macOS', 'darwin', {}, ['pbcopy', 'terminal']],
  ['Windows', 'win32', {}, ['clip', 'terminal']],
  ['Wayland', 'linux', { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }, ['wl-copy', 'xclip', 'terminal']],
  ['X', 'linux', { DISPLAY: ':0' }, ['xclip', 'terminal']],
  ['a console', 'linux', {}, ['terminal']],
  ['kitty', 'linux', { DISPLAY: ':0', KITTY_WINDOW_ID: '1' }, ['terminal', 'xclip']],
  ['the end of a connection', 'linux', { DISPLAY: ':0', SSH_TTY: '/dev/pts/1' }, ['terminal', 'xclip']],
  ['tmux in kitty', 'linux', { DISPLAY: ':0', KITTY_WINDOW_ID: '1', TMUX: '/tmp/x' }, ['xclip', 'terminal']],
  ['a dumb terminal', 'linux', { TERM: 'dumb' }, []],
] as const)('on %s the ways to the clipboard are tried in this order', (_, platform, env, expected) => {
  const ways = clipboardWays({ env, platform, isTTY: true });
  expect(ways.map((way) => (way.kind === 'terminal' ? 'terminal' : way.command))).toEqual(expected);
});

test('what is sent to the terminal is base64 of UTF-8', () => {
  expect(osc52('noon 🚀\u001b', {})).toBe(`\u001b]52;c;${Buffer.from('noon 🚀\u001b').toString('base64')}\u0007`);
  expect(osc52('noon', { TMUX: 'x' })).toMatch(/\u001bPtmux;\u001b\u001b\]52;c;bm9vbg==\u0007\u001b\\$/);
});
