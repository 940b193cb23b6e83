const subscriptions = new Set();

export class MessageContext {
  constructor(emit) {
    emit({});
  }
  connect() {}
  update() {}
  disconnect() {}
}
export const createMessageContext = () => ({});
export const releaseMessageContext = () => {};
export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

export function subscribe(_context, channel, listener) {
  const subscription = { name: channel.channelName, listener };
  subscriptions.add(subscription);
  return subscription;
}
export function unsubscribe(subscription) {
  subscriptions.delete(subscription);
}
export function publish(_context, channel, message) {
  for (const { name, listener } of [...subscriptions]) if (name === channel.channelName) listener(message);
}
