import { keyText } from '../../proposal/proposal.ts';
import { counted } from '../../text/display.ts';
import { callPlace } from '../place.ts';
import type { FolderRule } from '../together.ts';

/** What is not sent in, or not any more, does not count. */
const NOT_SENT = ['idea', 'declined', 'withdrawn'];

export const tooManyForConference: FolderRule = {
  name: 'too-many-for-conference',
  severity: 'warning',
  summary: 'No more proposals are meant for a call than it takes from one speaker.',
  why: 'Some calls take a set number from each speaker, and choose among more by a rule that is not yours.',
  sources: ['cfp itself: README, "The proposal"'],
  examples: {
    good: [
      '---\ntitle: Ship it at noon\nconference: example\n---\n',
      '---\ntitle: Undo in a minute\nstatus: idea\n---\n',
    ],
    bad: [
      '---\ntitle: Ship it at noon\nconference: example\n---\n',
      '---\ntitle: Undo in a minute\nconference: example\n---\n',
    ],
    call: { proposals_per_speaker: 1 },
    profile: { name: 'Ada Lovelace', handles: [], sites: [], projects: [] },
    message: 'This is proposal 2 for Example Conf, which takes 1 proposal of a speaker.',
  },
  // Only where the settings say whose proposals these are: a programme chair's folder holds those of many.
  begin(profile) {
    const sent = new Map<string, number>();
    return ({ conference, proposal }) => {
      const most = conference?.proposals_per_speaker;
      if (profile === null || conference === null || most === undefined) return null;
      if (NOT_SENT.includes(keyText(proposal, 'status') ?? '')) return null;
      const number = (sent.get(conference.id) ?? 0) + 1;
      sent.set(conference.id, number);
      if (number <= most) return null;
      const message = `This is proposal ${number} for ${conference.name}, which takes ${counted(most, 'proposals')} of a speaker.`;
      return { span: callPlace(proposal, conference.id), message, help: 'Set `status: idea` on the ones that wait.' };
    };
  },
};
