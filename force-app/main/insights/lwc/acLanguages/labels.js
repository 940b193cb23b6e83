import confidence from '@salesforce/label/c.AC_Confidence';
import conversation from '@salesforce/label/c.AC_Conversation';
import language from '@salesforce/label/c.AC_Language';

export const labels = { confidence, conversation, language };
