import commercialItem from '@salesforce/label/c.AC_Entity_Commercial_Item';
import date from '@salesforce/label/c.AC_Entity_Date';
import entities from '@salesforce/label/c.AC_Named_Entities';
import event from '@salesforce/label/c.AC_Entity_Event';
import everybody from '@salesforce/label/c.AC_Everybody';
import find from '@salesforce/label/c.AC_Find_Topic';
import keyPhrases from '@salesforce/label/c.AC_Key_Phrases';
import location from '@salesforce/label/c.AC_Entity_Location';
import none from '@salesforce/label/c.AC_No_Topics';
import organization from '@salesforce/label/c.AC_Entity_Organization';
import other from '@salesforce/label/c.AC_Entity_Other';
import ownTerms from '@salesforce/label/c.AC_Own_Terms';
import person from '@salesforce/label/c.AC_Entity_Person';
import quantity from '@salesforce/label/c.AC_Entity_Quantity';
import title from '@salesforce/label/c.AC_Entity_Title';
import whose from '@salesforce/label/c.AC_Whose_Words';

export const labels = { entities, everybody, find, keyPhrases, none, ownTerms, whose };

/** The built-in types of Amazon Comprehend. @type {Record<string, string>} */
export const entityTypes = {
  COMMERCIAL_ITEM: commercialItem,
  DATE: date,
  EVENT: event,
  LOCATION: location,
  ORGANIZATION: organization,
  OTHER: other,
  PERSON: person,
  QUANTITY: quantity,
  TITLE: title,
};
