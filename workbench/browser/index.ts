export { eventually, launchBrowser, openPage, Workbench, type UserName } from './console-visit.ts';
export { longConversation } from './long-conversation.ts';
export { PlayerVisit } from './player-visit.ts';
export { RunningWorkbench } from './running-workbench.ts';
export { TranscriptVisit } from './transcript-visit.ts';
