// One stream of news for a browser, however many tabs: the tab that holds the lock listens and tells the others.
// (A browser opens six connections to a host at most; a stream in each of seven tabs would hang the seventh.)
const told = new Set();
const channel = "BroadcastChannel" in self ? new BroadcastChannel("gateway-news") : null;

export function onNews(tell) {
  told.add(tell);
  if (told.size === 1) start();
}

function hear(news) {
  for (const tell of told) tell(news);
}

function start() {
  if (channel) channel.onmessage = (message) => hear(message.data);
  const lead = () => new Promise(() => listen());
  if (navigator.locks) navigator.locks.request("gateway-news", lead);
  else listen();
}

function listen() {
  const stream = new EventSource("/live");
  stream.addEventListener("news", (event) => {
    const news = JSON.parse(event.data);
    hear(news);
    channel?.postMessage(news);
  });
  stream.onerror = () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 5000);
  };
}
