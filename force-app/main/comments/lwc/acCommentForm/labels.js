import about from '@salesforce/label/c.AC_Comment_About';
import aboutCall from '@salesforce/label/c.AC_Comment_About_Call';
import aboutMoment from '@salesforce/label/c.AC_Comment_About_Moment';
import aboutRange from '@salesforce/label/c.AC_Comment_About_Range';
import cancel from '@salesforce/label/c.AC_Comment_Cancel';
import changedText from '@salesforce/label/c.AC_Comment_Changed_Text';
import newText from '@salesforce/label/c.AC_Comment';
import save from '@salesforce/label/c.AC_Comment_Save';

export const labels = { about, aboutCall, aboutMoment, aboutRange, cancel, changedText, newText, save };
