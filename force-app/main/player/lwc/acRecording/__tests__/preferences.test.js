import { storePreferences, storedPreferences } from '../preferences';

const USUAL = { rate: 1, volume: 1, skipsSilence: false };
const stored = () => Object.keys(window.localStorage);

describe('how a user likes to listen', () => {
  afterEach(() => {
    window.localStorage.clear();
    jest.restoreAllMocks();
  });

  it('is the usual before anything was chosen', () => {
    expect(storedPreferences()).toEqual(USUAL);
  });

  it('is kept, under the user’s id', () => {
    const chosen = { rate: 2.5, volume: 0.4, skipsSilence: true };
    storePreferences(chosen);
    expect(storedPreferences()).toEqual(chosen);
    expect(stored()).toEqual([expect.stringMatching(/^AC_Playback\.\w+$/)]);
  });

  it.each(['', 'null', '7', '"fast"', '{"rate": 40, "volume": -1, "skipsSilence": "yes"}', '{'])(
    'is the usual where %p stands in the browser',
    (text) => {
      storePreferences(USUAL);
      window.localStorage.setItem(stored()[0], text);
      expect(storedPreferences()).toEqual(USUAL);
    },
  );

  it('is forgotten where the browser keeps nothing', () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('denied');
    });
    jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new Error('denied');
    });
    expect(() => storePreferences(USUAL)).not.toThrow();
    expect(storedPreferences()).toEqual(USUAL);
  });
});
