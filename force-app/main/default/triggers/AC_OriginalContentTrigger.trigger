/**
 * @description Deletes the files of original content that is deleted.
 */
trigger AC_OriginalContentTrigger on AC_Original_Content__c(before delete, after delete) {
  AC_CallDeletion.handleOriginals(Trigger.oldMap);
}
