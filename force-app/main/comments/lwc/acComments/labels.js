import added from '@salesforce/label/c.AC_Comment_Added';
import changed from '@salesforce/label/c.AC_Comment_Changed';
import comments from '@salesforce/label/c.AC_Comments';
import deleted from '@salesforce/label/c.AC_Comment_Deleted';
import notDeleted from '@salesforce/label/c.AC_Comment_Not_Deleted';
import notSaved from '@salesforce/label/c.AC_Comment_Not_Saved';

export const labels = { added, changed, comments, deleted, notDeleted, notSaved };
