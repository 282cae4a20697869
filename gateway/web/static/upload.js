// Sends a file by tus 1.0 in pieces; after any break it asks how far the gateway is and goes on from there.
const PIECE = 8 << 20, WAITS = [500, 1000, 2000, 4000, 8000], TUS = { 'Tus-Resumable': '1.0.0' };
const base64 = text => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const sleep = (ms, signal) => new Promise((done, fail) => {
  const timer = setTimeout(done, ms);
  addEventListener('online', done, { once: true });
  signal?.addEventListener('abort', () => { clearTimeout(timer); fail(signal.reason); }, { once: true });
});

export class UploadRefused extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? `status ${status}`);
    Object.assign(this, { status, problem });
  }
}

async function ask(method, url, headers, body, signal) {
  const answer = await fetch(url, { method, headers: { ...TUS, ...headers }, body, signal });
  if (answer.ok) return answer;
  throw new UploadRefused(answer.status, await answer.json().catch(() => null));
}

// Returns the id of the file that it has become. `meta` may name `order` and `slot`; `onProgress(sent, size)`.
export async function upload(file, { meta = {}, onProgress = () => {}, signal, endpoint = '/uploads' } = {}) {
  const key = ['upload', endpoint, meta.order, meta.slot, file.name, file.size, file.lastModified].join(':');
  const said = Object.entries({ filename: file.name, filetype: file.type, ...meta }).filter(([, text]) => text);
  let url = localStorage[key], answer, tries = 0;
  for (;;) {
    try {
      if (!url) {
        const metadata = said.map(([name, text]) => `${name} ${base64(text)}`).join();
        answer = await ask('POST', endpoint, { 'Upload-Length': file.size, 'Upload-Metadata': metadata }, null, signal);
        localStorage[key] = url = new URL(answer.headers.get('Location'), location).pathname;
      } else answer = await ask('HEAD', url, {}, undefined, signal);
      let id;
      for (let offset; !(id = answer.headers.get('Gateway-File')); tries = 0) {
        onProgress(offset = +answer.headers.get('Upload-Offset') || 0, file.size);
        const type = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': offset };
        answer = await ask('PATCH', url, type, file.slice(offset, offset + PIECE), signal);
      }
      onProgress(file.size, file.size);
      delete localStorage[key];
      return id;
    } catch (error) {
      if (signal?.aborted) throw error;
      if ([404, 410].includes(error.status) && url && !(url = '')) delete localStorage[key];
      else if (error.status && ![408, 409, 423, 429, 460].includes(error.status) && error.status < 500 ||
        error.status === 507) throw error;
      await sleep(WAITS[Math.min(tries++, 4)], signal);
    }
  }
}
