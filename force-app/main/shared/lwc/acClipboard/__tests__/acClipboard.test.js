import { copyText } from 'c/acClipboard';

describe('c-ac-clipboard', () => {
  const clipboardOf = (writeText) =>
    Object.defineProperty(navigator, 'clipboard', {
      value: writeText && { writeText },
      configurable: true,
    });

  afterEach(() => {
    delete navigator.clipboard;
    delete document.execCommand;
    document.body.replaceChildren();
  });

  it('copies text', async () => {
    const writeText = jest.fn().mockResolvedValue(undefined);
    clipboardOf(writeText);
    await expect(copyText('0:03 Agent: Hello')).resolves.toBe(true);
    expect(writeText).toHaveBeenCalledWith('0:03 Agent: Hello');
  });

  it.each([
    ['refuses', jest.fn().mockRejectedValue(new Error('NotAllowedError'))],
    ['has no clipboard for components', undefined],
  ])('copies by a selection where the browser %s, and leaves nothing behind', async (_, writeText) => {
    clipboardOf(writeText);
    let selected;
    document.execCommand = jest.fn(() => {
      selected = document.body.lastElementChild.value;
      return true;
    });
    await expect(copyText('some text')).resolves.toBe(true);
    expect(selected).toBe('some text');
    expect(document.body.childElementCount).toBe(0);
  });

  it.each([
    ['does not do it', () => false],
    [
      'throws',
      () => {
        throw new Error('blocked');
      },
    ],
  ])('says so where the browser %s', async (_, execCommand) => {
    clipboardOf(undefined);
    document.execCommand = jest.fn(execCommand);
    await expect(copyText('some text')).resolves.toBe(false);
  });
});
