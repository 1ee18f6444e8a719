import type { Conference } from '../conference/conference.ts';

/** The moment at which the rules' examples are judged. */
export const EXAMPLE_NOW = '2026-05-01T12:00:00Z';

/** The call that the rules' examples are held against; an example says what differs from it. */
export const exampleCall: Conference = {
  id: 'example',
  name: 'Example Conf',
  platform: 'pretalx',
  timezone: 'UTC',
  deadline: '2026-06-01T12:00',
  anonymous: true,
  formats: [
    { id: 'talk-25', name: '25-minute talk', minutes: 25 },
    { id: 'tutorial', name: 'Tutorial', minutes: [180, 210] },
  ],
  form: [
    { field: 'title', required: true, max: 40 },
    { field: 'abstract', required: true, min: 20, max: 600 },
    { field: 'outline' },
    { field: 'notes', visible_to: 'reviewers' },
  ],
  sources: [],
};
