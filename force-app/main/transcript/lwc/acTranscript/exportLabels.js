import attachment from '@salesforce/label/c.AC_Attachment';
import columnEnd from '@salesforce/label/c.AC_Column_End';
import columnStart from '@salesforce/label/c.AC_Column_Start';
import columnText from '@salesforce/label/c.AC_Column_Text';
import columnTime from '@salesforce/label/c.AC_Column_Time';
import columnTurn from '@salesforce/label/c.AC_Column_Turn';
import heading from '@salesforce/label/c.AC_Export_Heading';
import sentiment from '@salesforce/label/c.AC_Sentiment';
import speaker from '@salesforce/label/c.AC_Speaker';

export const labels = {
  attachment,
  columnEnd,
  columnStart,
  columnText,
  columnTime,
  columnTurn,
  heading,
  sentiment,
  speaker,
};
