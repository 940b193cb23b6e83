import { APPLICATION_SCOPE, publish, subscribe, unsubscribe } from 'lightning/messageService';
import { PlaybackChannel } from '../playbackChannel';

const CONTEXT = {};
const subscription = {};

function join() {
  subscribe.mockReturnValue(subscription);
  const onMessage = jest.fn();
  const onOther = jest.fn();
  const channel = new PlaybackChannel({
    context: () => CONTEXT,
    source: () => 'transcript',
    recordId: () => 'a01',
    onMessage,
    onOther,
  });
  channel.connect();
  const hear = subscribe.mock.calls[0][2];
  return { channel, hear, onMessage, onOther };
}

describe('the playback channel', () => {
  afterEach(() => {
    jest.resetAllMocks();
  });

  it('listens in the whole application, since components may be in other tabs of the page', () => {
    join();
    expect(subscribe.mock.calls[0][3]).toEqual({ scope: APPLICATION_SCOPE });
  });

  it('says whose call it speaks of and who speaks', () => {
    const { channel } = join();
    channel.publish({ kind: 'seek', seconds: 4, playing: true });
    expect(publish.mock.calls[0][2]).toEqual({
      recordId: 'a01',
      source: 'transcript',
      kind: 'seek',
      seconds: 4,
      playing: true,
    });
  });

  it('hears the other components of its call, not itself', () => {
    const { hear, onMessage } = join();
    hear({ recordId: 'a01', source: 'recording', kind: 'time', seconds: 1 });
    hear({ recordId: 'a01', source: 'transcript', kind: 'seek', seconds: 2 });
    expect(onMessage).toHaveBeenCalledTimes(1);
    expect(onMessage).toHaveBeenCalledWith(expect.objectContaining({ kind: 'time' }));
  });

  it('keeps the components of other calls apart', () => {
    const { hear, onMessage, onOther } = join();
    hear({ recordId: 'a02', source: 'recording', kind: 'state', playing: true });
    expect(onMessage).not.toHaveBeenCalled();
    expect(onOther).toHaveBeenCalledTimes(1);
  });

  it('says nothing before it has joined', () => {
    new PlaybackChannel({ context: () => CONTEXT }).publish({ kind: 'ask' });
    expect(publish).not.toHaveBeenCalled();
  });

  it('tells what happened after it has left, as where a comment is saved meanwhile', () => {
    const { channel } = join();
    channel.release();
    channel.publish({ kind: 'comments' });
    expect(publish).toHaveBeenCalledTimes(1);
  });

  it('leaves', () => {
    const { channel } = join();
    channel.release();
    expect(unsubscribe).toHaveBeenCalledWith(subscription);
  });
});
