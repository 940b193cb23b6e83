/**
 * @description Only the author of a comment may change or delete it. A comment that is deleted with its contact
 * fires no trigger.
 */
trigger AC_CommentTrigger on AC_Comment__c(before update, before delete) {
  AC_CommentAuthorship.refuseOthers(Trigger.isDelete ? Trigger.old : Trigger.new);
}
