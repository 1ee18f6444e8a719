const draft = [
  ...['draft', 'proposals/noon.md', '--conference', 'practice', '--format', 'talk-25', '--title', 'Ship it at noon'],
  ...[
    '--abstract',
    'Friday at five is when nobody dares to deploy. We moved it to noon.',
    '--outline-file',
    'outline.txt',
  ],
];

/** A real use of each command, in an order that gives each what it needs, and what its output says. */
export const uses: readonly (readonly [args: readonly string[], says: string, code?: number])[] = [
  [['init', '--name', 'Ada Lovelace', '--conference', 'practice'], '.cfp.yaml'],
  [['topics', 'security'], 'security'],
  [['topics', 'show', 'deployment-at-any-size'], 'deploy'],
  [['topics', 'import', 'post.md', '--dry-run'], 'Ship it'],
  [draft, 'proposals/noon.md'],
  [['topics', 'coverage'], '1 '],
  [['check'], 'Ready to submit'],
  [['check', '--matrix'], 'Practice'],
  [['check', 'proposals/noon.md', '--fix-dry-run', '--format', 'json'], ''],
  [['export', 'proposals/noon.md', '--field', 'title'], 'Ship it at noon'],
  [['preview', 'proposals/noon.md', '--static', 'noon.html'], 'noon.html'],
  [['status'], 'Ship it at noon'],
  [['status', 'set', 'proposals/noon.md', 'submitted', '--on', '2026-01-02'], 'submitted'],
  [['conferences'], 'Practice'],
  [['conferences', 'show', 'djangocon-us-2024'], 'America/New_York'],
  [['conferences', 'new', '--name', 'PyDay 2031', '--deadline', '2031-03-15', '--timezone', 'UTC'], 'pyday-2031'],
  [['conferences', 'validate', 'conferences/pyday-2031.yaml'], ''],
  [['conferences', 'calendar', 'pyday'], 'BEGIN:VEVENT'],
  [['conferences', 'add', 'pyday.ics', '--yes'], 'PyDay 2032'],
  [['conferences', 'update', '--dry-run'], ''],
  [['rules', 'outline-fits-slot'], 'slot'],
  [['schema', 'conference'], '"$schema"'],
  [['next'], 'cfp'],
  [['doctor'], 'Node'],
  [['completion', 'bash'], 'complete'],
  [['nonsense'], 'unknown command', 2],
];

/** What the uses above need in their folder. */
export const given: Readonly<Record<string, string>> = {
  'outline.txt': '- Why noon (5 min)\n- Undo in a minute (12 min)\n- The checklist (8 min)\n',
  'post.md': '# Topics we would like\n\n## What might I talk about?\n\n- Ship it at noon\n- Undo in a minute\n',
  'pyday.ics': [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//a//b//EN', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20300101T000000Z'],
    ...['DTSTART:20320315T120000Z', 'SUMMARY:PyDay 2032 CFP closes', 'END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n'),
};
