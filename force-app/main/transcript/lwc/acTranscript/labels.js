import copiedLink from '@salesforce/label/c.AC_Link_Copied';
import copiedTurn from '@salesforce/label/c.AC_Turn_Copied';
import exportAs from '@salesforce/label/c.AC_Export';
import exportSrt from '@salesforce/label/c.AC_Export_Srt';
import exportSubtitles from '@salesforce/label/c.AC_Export_Subtitles';
import exportTable from '@salesforce/label/c.AC_Export_Table';
import exportText from '@salesforce/label/c.AC_Export_Text';
import notCopied from '@salesforce/label/c.AC_Turn_Not_Copied';
import stepAnalysing from '@salesforce/label/c.AC_Step_Analysing';
import stepImported from '@salesforce/label/c.AC_Step_Imported';
import stepTranscribing from '@salesforce/label/c.AC_Step_Transcribing';
import transcript from '@salesforce/label/c.AC_Transcript';

export const labels = {
  copiedLink,
  copiedTurn,
  exportAs,
  exportSrt,
  exportSubtitles,
  exportTable,
  exportText,
  notCopied,
  transcript,
};

/** What is being done, by `Status__c`. @type {Record<string, string>} */
export const steps = { IMPORTED: stepImported, TRANSCRIBING: stepTranscribing, ANALYSING: stepAnalysing };
