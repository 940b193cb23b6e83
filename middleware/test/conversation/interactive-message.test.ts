import fc from 'fast-check';
import { wordsOfTemplate } from '../../src/conversation/interactive-message.ts';

const template = (templateType: string, data: unknown) =>
  JSON.stringify({ templateType, version: '1.0', data });

describe('an interactive message', () => {
  it.each([
    [
      'a quick reply with single quotes, as bots write it',
      "{'templateType': 'QuickReply', 'version': '1.0', 'data': {'content': {'title': 'How was it?', 'elements': [{'title': 'Great'}]}}}",
      'How was it? • Great',
    ],
    [
      'a list picker',
      template('ListPicker', {
        replyMessage: { title: 'Thanks for selecting!' },
        content: {
          title: 'What would you like to buy?',
          subtitle: 'Tap to select',
          imageData: 'https://example.com/fruit.jpg',
          elements: [{ title: 'Apple', subtitle: '$1.00' }, { title: 'Orange' }],
        },
      }),
      'What would you like to buy? – Tap to select • Apple – $1.00 • Orange',
    ],
    [
      'a time picker',
      template('TimePicker', {
        content: {
          title: 'Schedule appointment',
          location: { latitude: 47.6, longitude: -122.3, title: 'Shop' },
          timeslots: [{ date: '2026-10-31T17:00+00:00', duration: 60 }],
        },
      }),
      'Schedule appointment • 2026-10-31T17:00+00:00',
    ],
    [
      'a carousel',
      template('Carousel', {
        content: {
          title: 'Our offers',
          elements: [
            { templateType: 'Panel', data: { content: { title: 'Hotel', elements: [{ title: 'Book' }] } } },
          ],
        },
      }),
      'Our offers • Hotel • Book',
    ],
    [
      'a list for WhatsApp',
      template('WhatsAppInteractiveList', {
        content: {
          body: { text: 'Which order?' },
          action: { button: 'Choose', sections: [{ title: 'Open', rows: [{ id: '1', title: 'A-17' }] }] },
        },
      }),
      'Which order? • Open • A-17',
    ],
    [
      'reply buttons for WhatsApp',
      template('WhatsAppInteractiveReplyButton', {
        content: { body: { text: 'Go on?' }, action: { buttons: [{ reply: { id: 'y', title: 'Yes' } }] } },
      }),
      'Go on? • Yes',
    ],
    [
      'a panel whose choices say what programs do',
      template('Panel', { content: { title: 'More?', elements: [{ title: 'Next', action: 'SHOW_MORE' }] } }),
      'More? • Next',
    ],
    ['a choice', '{"data":{"title":"Apple","elementId":"apple"}}', 'Apple'],
    ['a text in quotes', '"Apple"', 'Apple'],
    ['a template without words', template('Panel', { content: 'x' }), 'Interactive message'],
    ['JSON of no template', '{"a":[1,{"b":2}]}', 'Interactive message'],
    ['JSON that is cut off', '{"templateType":"Panel","data":{', 'Interactive message'],
    ['nothing', '', 'Interactive message'],
  ])('is shown as people saw it: %s', (_what, json, words) => {
    expect(wordsOfTemplate(json)).toBe(words);
  });

  it('is never shown as JSON', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.object().map((value) => JSON.stringify(value)),
          fc.string(),
        ),
        (json) => {
          expect(wordsOfTemplate(`{"data":${json}`)).toBe('Interactive message');
        },
      ),
    );
  });
});
