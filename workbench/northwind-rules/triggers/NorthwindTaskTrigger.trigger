/**
 * @description A trigger of the customer's that reckons only with the tasks that its people write.
 */
trigger NorthwindTaskTrigger on Task(before insert) {
  List<Task> tasks = Trigger.new;
  for (Task task : tasks) {
    if (task.Description == null) {
      throw new IllegalArgumentException('Northwind describes its tasks.');
    }
  }
}
