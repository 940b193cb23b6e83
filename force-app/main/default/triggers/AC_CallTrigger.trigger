/**
 * @description Keeps a deleted contact from coming back, and deletes its files.
 */
trigger AC_CallTrigger on AC_Contact_Channel_Analytics__c(
  before insert,
  before update,
  before delete,
  after delete,
  after undelete
) {
  AC_CallDeletion.handleCalls(Trigger.new, Trigger.oldMap);
}
