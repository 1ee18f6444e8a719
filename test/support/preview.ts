import { world, type Outcome, type World } from './world.ts';

/** A preview that runs until it is ended. */
export interface Preview {
  readonly at: World;
  readonly address: string;
  /** Ends it as Ctrl-C does, and gives what came of it. */
  readonly end: () => Promise<Outcome>;
}

/** Starts `cfp preview` on a file of a world, and waits for its address. */
export async function previewOf(
  files: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  changes: Parameters<typeof world>[0] = {},
): Promise<Preview> {
  const stop = new AbortController();
  let written = '';
  let told = (): void => undefined;
  const stdout = {
    write: (text: string) => {
      written += text;
      told();
    },
    isTTY: false,
    columns: 80,
    rows: 24,
  };
  const at = world({ stdout, onStop: () => stop.signal, ...changes });
  for (const [path, text] of Object.entries(files)) at.write(path, text);
  const running = at.cfp('preview', 'talk.md', ...args);
  await Promise.race([
    new Promise<void>((ready) => {
      told = ready;
    }),
    running.then(({ stderr }) => {
      throw new Error(`The preview ended: ${stderr}`);
    }),
  ]);
  return {
    at,
    address: written.trim(),
    end: () => {
      stop.abort();
      return running;
    },
  };
}

/** A talk with one of everything, for an anonymous call. */
export const TALK = `---
title: Ship it at noon, and sleep at night
conference: demo
format: talk-25
level: intermediate
tags: [deployment, culture]
---

## Abstract

Friday at five is when nobody dares to deploy. We moved every release to **noon**, and kept the list. TODO: say how many.

I am Ada Lovelace, and the numbers are [on my page](https://lovelace.dev/noon).

#### Take home

- the checklist
    - and what we threw away
- \`deploy --undo\`

| year | broken |
|---|---|
| 2024 | 19 |

## Outline

- Why noon (3 min)
- The release that went wrong (10 min)
- Undo in a minute (12 min)
- The checklist (8 min)

## Notes

For the organisers alone.
`;

/** Its call, and its speaker. */
export const DEMO = {
  'talk.md': TALK,
  '.cfp.yaml': 'speaker: {name: Ada Lovelace, sites: ["https://lovelace.dev"]}\n',
  'conferences/demo.yaml': `id: demo
name: Demo Conf
platform: pretalx
timezone: America/Chicago
deadline: 2024-04-29T12:00
anonymous: true
formats:
  - {id: talk-25, name: 25-minute talk, minutes: 25}
form:
  - {field: title, required: true, max: 200}
  - {field: abstract, required: true, max: 800}
  - {field: outline}
  - {field: takeaways, required: true, max: 300}
  - {field: notes, visible_to: organisers}
`,
} as const;
