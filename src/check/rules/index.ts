import type { Rule, RuleWords } from '../rule.ts';
import type { FolderRule } from '../together.ts';
import { anonymous } from './anonymous.ts';
import { anonymousPhrases } from './anonymous-phrases.ts';
import { audienceSaid } from './audience-said.ts';
import { choiceOffered } from './choice-offered.ts';
import { commentClosed } from './comment-closed.ts';
import { conferenceKnown } from './conference-known.ts';
import { deadlineOpen } from './deadline-open.ts';
import { deadlineZoneKnown } from './deadline-zone-known.ts';
import { disableUsed } from './disable-used.ts';
import { duplicateProposal } from './duplicate-proposal.ts';
import { fieldCountersAgree } from './field-counters-agree.ts';
import { fieldDuplicate } from './field-duplicate.ts';
import { fieldLong } from './field-long.ts';
import { fieldMaxLength } from './field-max-length.ts';
import { fieldMinLength } from './field-min-length.ts';
import { fieldRequired } from './field-required.ts';
import { fieldThin } from './field-thin.ts';
import { fieldUnknown } from './field-unknown.ts';
import { formatKnown } from './format-known.ts';
import { frontMatterValid } from './front-matter-valid.ts';
import { inclusiveLanguage } from './inclusive-language.ts';
import { levelKnown } from './level-known.ts';
import { linksWellFormed } from './links-well-formed.ts';
import { longTalkShrinks } from './long-talk-shrinks.ts';
import { markdownDialect } from './markdown-dialect.ts';
import { noBiography } from './no-biography.ts';
import { noFiller } from './no-filler.ts';
import { noHiddenCharacters } from './no-hidden-characters.ts';
import { noPitch } from './no-pitch.ts';
import { noPlaceholder } from './no-placeholder.ts';
import { oneProposal } from './one-proposal.ts';
import { outlineFitsSlot } from './outline-fits-slot.ts';
import { outlineTimed } from './outline-timed.ts';
import { repeatsAbstract } from './repeats-abstract.ts';
import { takeawaysSaid } from './takeaways-said.ts';
import { titlePlain } from './title-plain.ts';
import { tooManyForConference } from './too-many-for-conference.ts';
import { topicKnown } from './topic-known.ts';
import { tutorialPrepared } from './tutorial-prepared.ts';

/** Every rule that looks at one proposal, in the order in which people see them listed. */
export const rules: readonly Rule[] = [
  // Can it be read, and what is it for?
  frontMatterValid,
  oneProposal,
  commentClosed,
  conferenceKnown,
  formatKnown,
  topicKnown,
  levelKnown,
  // Will the form take it?
  deadlineOpen,
  deadlineZoneKnown,
  fieldRequired,
  fieldMaxLength,
  fieldMinLength,
  choiceOffered,
  fieldCountersAgree,
  fieldUnknown,
  fieldDuplicate,
  // Is it finished, and does it fit?
  noPlaceholder,
  outlineFitsSlot,
  outlineTimed,
  longTalkShrinks,
  tutorialPrepared,
  // Does it give away whose it is?
  anonymous,
  anonymousPhrases,
  noBiography,
  // Will a reviewer like it?
  titlePlain,
  fieldThin,
  fieldLong,
  repeatsAbstract,
  audienceSaid,
  takeawaysSaid,
  noPitch,
  noFiller,
  inclusiveLanguage,
  // Does it come through as it was meant?
  markdownDialect,
  linksWellFormed,
  noHiddenCharacters,
  disableUsed,
];

/** Every rule that looks at all proposals of a run. */
export const folderRules: readonly FolderRule[] = [duplicateProposal, tooManyForConference];

/** The words of all rules, whatever they look at. */
export const allRules: readonly RuleWords[] = [...rules, ...folderRules];
