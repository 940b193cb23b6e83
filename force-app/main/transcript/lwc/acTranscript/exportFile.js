import { csvOf } from './csv';
import { lineOf, textOf } from './text';
import { srtOf, vttOf } from './subtitles';

export { lineOf };

/**
 * @import {Conversation} from 'c/acConversation'
 * @typedef {'text' | 'csv' | 'vtt' | 'srt'} ExportFormat
 * @typedef {{name: string, type: string, content: string}} ExportFile
 */

/**
 * How each format is written. The platform's security lets a page offer files of only some types,
 * and `text/csv` and `text/vtt` are not among them; the name tells what the file is.
 * @type {Record<ExportFormat, {extension: string, type: string, write: (conversation: Conversation) => string}>}
 */
const FORMATS = {
  text: { extension: 'txt', type: 'text/plain', write: textOf },
  csv: { extension: 'csv', type: 'application/octet-stream', write: csvOf },
  vtt: { extension: 'vtt', type: 'application/octet-stream', write: vttOf },
  srt: { extension: 'srt', type: 'application/octet-stream', write: srtOf },
};

/**
 * A conversation as a file. What was taken out of it as personal data stays out.
 * @param {Conversation} conversation
 * @param {ExportFormat} format
 * @returns {ExportFile}
 */
export function exportFile(conversation, format) {
  const { extension, type, write } = FORMATS[format];
  return { name: `transcript-${conversation.contactId}.${extension}`, type, content: write(conversation) };
}

/** Has the browser save a file. @param {ExportFile} file */
export function saveFile({ name, type, content }) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers begin to read only after the click was handled.
  // eslint-disable-next-line @lwc/lwc/no-async-operation
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
