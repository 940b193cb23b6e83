import everyone from '@salesforce/label/c.AC_Conversation';
import linkCopied from '@salesforce/label/c.AC_Link_Copied';
import linkNotCopied from '@salesforce/label/c.AC_Link_Not_Copied';
import overlap from '@salesforce/label/c.AC_Overlap';
import silence from '@salesforce/label/c.AC_Silence';

export const labels = { everyone, linkCopied, linkNotCopied, overlap, silence };
