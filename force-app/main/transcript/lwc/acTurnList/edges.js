import { labels } from './labels';

/** What stands before the first turn and behind the last. */
export const CALL_EDGES = {
  start: { text: labels.started, icon: 'utility:call' },
  end: { text: labels.ended, icon: 'utility:end_call' },
};
export const CHAT_EDGES = {
  start: { text: labels.chatStarted, icon: 'utility:chat' },
  end: { text: labels.chatEnded, icon: 'utility:check' },
};
