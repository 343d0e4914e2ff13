/**
 * Runs in the page before anything else: notes when keys went down, when an item was painted, and when the server had answered for an event.
 * Plain JavaScript, because it is given to the browser as it stands.
 */
(() => {
  const waiting = [];
  const probe = {
    presses: [],
    paints: [],
    durable: [],
    interactions: [],
    /** The paint of that number, at once or when it comes. */
    paint: (number) => new Promise((resolve) => waiting.push({ number, resolve }) && tell()),
  };
  const tell = () => {
    for (const { number, resolve } of waiting) if (probe.paints[number]) resolve(probe.paints[number]);
  };
  window.roomProbe = probe;
  addEventListener('keydown', (event) => probe.presses.push(event.timeStamp), { capture: true });

  /** The room writes this after the frame in which the item was painted. */
  const PAINTED = 'data-painted-item';
  new MutationObserver((records) => {
    for (const { target } of records) probe.paints.push({ id: target.getAttribute(PAINTED), at: performance.now() });
    tell();
  }).observe(document, { subtree: true, attributeFilter: [PAINTED] });

  /** The browser's own word about the same, in steps of 8 ms; what took less than 16 is not told. */
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.name === 'keydown') probe.interactions.push({ at: entry.startTime, ms: entry.duration });
    }
  }).observe({ type: 'event', durationThreshold: 16 });

  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const response = await send(input, init);
    if (response.ok && init?.method === 'POST' && String(input).endsWith('/review/events')) {
      const at = performance.timeOrigin + performance.now();
      for (const { decidedAt } of JSON.parse(init.body).events) probe.durable.push(at - Date.parse(decidedAt));
    }
    return response;
  };
})();
