import { Gestures } from '../gestures';

describe('pointers on the timeline', () => {
  const listener = { seek: jest.fn(), select: jest.fn(), zoom: jest.fn() };
  let gestures;

  beforeEach(() => {
    gestures = new Gestures(listener);
  });

  afterEach(() => jest.clearAllMocks());

  const at = (x, more = {}) => ({ id: 1, x, share: x / 100, isTouch: false, isSelecting: false, ...more });
  const finger = (x, id = 1, more = {}) => at(x, { id, isTouch: true, ...more });

  it('go where a mouse is pressed and drawn', () => {
    gestures.press(at(20));
    gestures.move(at(30));
    gestures.release(1);
    gestures.move(at(50));
    expect(listener.seek.mock.calls.flat()).toEqual([0.2, 0.3]);
  });

  it('select with Shift, from either side, and do not seek', () => {
    gestures.press(at(60, { isSelecting: true }));
    gestures.move(at(30));
    expect(listener.select).toHaveBeenCalledWith(0.6, 0.3);
    gestures.release(1);
    expect(listener.seek).not.toHaveBeenCalled();
  });

  it('seek where Shift was pressed without drawing', () => {
    gestures.press(at(60, { isSelecting: true }));
    gestures.release(1);
    expect(listener.seek).toHaveBeenCalledWith(0.6);
  });

  it('go where a finger taps, when it is lifted', () => {
    gestures.press(finger(40));
    expect(listener.seek).not.toHaveBeenCalled();
    gestures.release(1);
    expect(listener.seek).toHaveBeenCalledWith(0.4);
  });

  it('go where a finger draws along, but not for a finger that scrolls the page', () => {
    gestures.press(finger(40));
    gestures.move(finger(43));
    gestures.cancel(1);
    expect(listener.seek).not.toHaveBeenCalled();
    gestures.press(finger(40));
    gestures.move(finger(60));
    expect(listener.seek).toHaveBeenCalledWith(0.6);
  });

  it('zoom where two fingers part, and do not seek when they are lifted', () => {
    gestures.press(finger(40));
    gestures.press(finger(60, 2));
    gestures.move(finger(80, 2));
    expect(listener.zoom).toHaveBeenCalledTimes(1);
    const [factor, share] = listener.zoom.mock.calls[0];
    expect(factor).toBeCloseTo(0.5);
    expect(share).toBeCloseTo(0.6);
    gestures.release(2);
    gestures.move(finger(90));
    gestures.release(1);
    expect(listener.seek).not.toHaveBeenCalled();
  });

  it('do nothing while they only pass', () => {
    gestures.move(at(40));
    gestures.release(1);
    expect(listener.seek).not.toHaveBeenCalled();
  });
});
