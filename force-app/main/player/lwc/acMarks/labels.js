import actionItems from '@salesforce/label/c.AC_Marks_Action_Items';
import categories from '@salesforce/label/c.AC_Marks_Categories';
import comments from '@salesforce/label/c.AC_Marks_Comments';
import entities from '@salesforce/label/c.AC_Marks_Entities';
import interruptions from '@salesforce/label/c.AC_Marks_Interruptions';
import issues from '@salesforce/label/c.AC_Marks_Issues';
import keyPhrases from '@salesforce/label/c.AC_Marks_Key_Phrases';
import outcomes from '@salesforce/label/c.AC_Marks_Outcomes';
import questions from '@salesforce/label/c.AC_Marks_Questions';
import search from '@salesforce/label/c.AC_Marks_Search';

export const labels = {
  actionItems,
  categories,
  comments,
  entities,
  interruptions,
  issues,
  keyPhrases,
  outcomes,
  questions,
  search,
};
