/** A Web Audio graph that only remembers how it was put together. */
class Node {
  constructor(kind) {
    this.kind = kind;
    this.outputs = [];
  }
  connect(node, output = 0, input = 0) {
    this.outputs.push({ node, output, input });
    return node;
  }
}

class Gain extends Node {
  gain = {
    value: 1,
    setTargetAtTime(value) {
      this.value = value;
    },
  };
}

export class FakeAudioContext {
  static made = [];

  constructor() {
    this.state = 'running';
    this.currentTime = 0;
    this.destination = new Node('destination');
    this.gains = [];
    this.resume = jest.fn(async () => undefined);
    this.close = jest.fn(async () => {
      this.state = 'closed';
    });
    FakeAudioContext.made.push(this);
  }
  createMediaElementSource(media) {
    this.source = Object.assign(new Node('source'), { media });
    return this.source;
  }
  createChannelSplitter() {
    return new Node('splitter');
  }
  createChannelMerger() {
    this.merger = new Node('merger');
    return this.merger;
  }
  createGain() {
    const gain = new Gain('gain');
    this.gains.push(gain);
    return gain;
  }
}
