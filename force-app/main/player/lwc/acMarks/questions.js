/** @import {Conversation} from 'c/acConversation' */

/** What ends a question, and what ends any sentence, in the scripts of the languages that are transcribed. */
const QUESTION = /[?？؟]["'”»)]*$/;
const SENTENCE = /[.!?。！？؟…]["'”»)]*$/;

/**
 * The questions that were asked, by their mark, which the speech service sets by the sense.
 * @param {Conversation} conversation
 * @returns {{start: number, end: number, text: string}[]}
 */
export function questionsOf({ turns, separator = ' ' }) {
  return turns.flatMap((turn) => {
    const { words } = turn;
    if (!words?.text.length) {
      return QUESTION.test(turn.text) ? [{ start: turn.start, end: turn.end, text: turn.text }] : [];
    }
    return sentencesOf(words.text)
      .filter(({ to }) => QUESTION.test(words.text[to]))
      .map(({ from, to }) => ({
        start: words.start[from],
        end: words.end[to],
        text: words.text.slice(from, to + 1).join(separator),
      }));
  });
}

/** First and last word of each sentence. @param {string[]} words */
function sentencesOf(words) {
  const sentences = [];
  let from = 0;
  for (let index = 0; index < words.length; index += 1) {
    if (!SENTENCE.test(words[index]) && index < words.length - 1) continue;
    sentences.push({ from, to: index });
    from = index + 1;
  }
  return sentences;
}
