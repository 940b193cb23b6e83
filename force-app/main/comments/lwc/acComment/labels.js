import deleteComment from '@salesforce/label/c.AC_Comment_Delete';
import deleteNo from '@salesforce/label/c.AC_Comment_Delete_No';
import deleteQuestion from '@salesforce/label/c.AC_Comment_Delete_Question';
import deleteYes from '@salesforce/label/c.AC_Comment_Delete_Yes';
import edit from '@salesforce/label/c.AC_Comment_Edit';
import edited from '@salesforce/label/c.AC_Comment_Edited';
import hiddenAuthor from '@salesforce/label/c.AC_Comment_Hidden_Author';
import playMoment from '@salesforce/label/c.AC_Comment_Play_Moment';
import playRange from '@salesforce/label/c.AC_Comment_Play_Range';
import range from '@salesforce/label/c.AC_Comment_Range';
import saving from '@salesforce/label/c.AC_Comment_Saving';

export const labels = {
  deleteComment,
  deleteNo,
  deleteQuestion,
  deleteYes,
  edit,
  edited,
  hiddenAuthor,
  playMoment,
  playRange,
  range,
  saving,
};
