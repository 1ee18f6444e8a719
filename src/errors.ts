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
