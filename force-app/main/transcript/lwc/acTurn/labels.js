import attachment from '@salesforce/label/c.AC_Attachment';
import commentsHere from '@salesforce/label/c.AC_Comments_Here';
import copyLink from '@salesforce/label/c.AC_Turn_Copy_Link';
import copyTurn from '@salesforce/label/c.AC_Turn_Copy';
import linkedMoment from '@salesforce/label/c.AC_Linked_Moment';
import marked from '@salesforce/label/c.AC_Marked';
import markedItem from '@salesforce/label/c.AC_Marked_Item';
import said from '@salesforce/label/c.AC_Turn_Said';
import saidPlain from '@salesforce/label/c.AC_Turn_Said_Plain';
import wordCursor from '@salesforce/label/c.AC_Word_Cursor';

export const labels = {
  attachment,
  commentsHere,
  copyLink,
  copyTurn,
  linkedMoment,
  marked,
  markedItem,
  said,
  saidPlain,
  wordCursor,
};
