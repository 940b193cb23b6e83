import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { watchRecord } from '../recordRefresh';

const looks = () => notifyRecordUpdateAvailable.mock.calls.length;
const pass = (milliseconds) => jest.advanceTimersByTimeAsync(milliseconds);

describe('a record that is read again', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    notifyRecordUpdateAvailable.mockResolvedValue(undefined);
  });

  afterEach(() => {
    jest.clearAllMocks();
    jest.useRealTimers();
  });

  it('looks again after two seconds, then less and less often', async () => {
    const stop = watchRecord('a01');
    await pass(2000);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: 'a01' }]);
    await pass(2999);
    expect(looks()).toBe(1);
    await pass(1);
    expect(looks()).toBe(2);
    stop();
  });

  it('looks once for all who wait, until the last has left', async () => {
    const stopOne = watchRecord('a01');
    const stopOther = watchRecord('a01');
    await pass(2000);
    expect(looks()).toBe(1);
    stopOne();
    stopOne();
    await pass(3000);
    expect(looks()).toBe(2);
    stopOther();
    await pass(600_000);
    expect(looks()).toBe(2);
  });

  it('goes on after a look that failed', async () => {
    notifyRecordUpdateAvailable.mockRejectedValueOnce(new Error('offline'));
    const stop = watchRecord('a01');
    await pass(5000);
    expect(looks()).toBe(2);
    stop();
  });

  it('rests while nobody sees the page', async () => {
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    const stop = watchRecord('a01');
    await pass(60_000);
    expect(looks()).toBe(0);
    hidden.mockRestore();
    await pass(60_000);
    expect(looks()).toBeGreaterThan(0);
    stop();
  });

  it('gives up in the end', async () => {
    const stop = watchRecord('a01');
    await pass(10 * 3_600_000);
    expect(looks()).toBe(50);
    stop();
  });
});
