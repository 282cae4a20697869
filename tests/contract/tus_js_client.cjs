// Sends a file with tus-js-client: `whole`, `pieces`, or `resume` (stops in the middle and begins anew); prints the offsets seen.
const [modules, mode, endpoint, token, path] = process.argv.slice(2);
const fs = require('fs'), tus = require(`${modules}/tus-js-client`);

const seen = [];
let stopped = false;

function start(uploadUrl) {
  const upload = new tus.Upload(fs.createReadStream(path), {
    endpoint, uploadUrl, uploadSize: fs.statSync(path).size,
    headers: { Authorization: `Bearer ${token}` },
    metadata: { filename: 'flyer.pdf', filetype: 'application/pdf' },
    chunkSize: mode === 'whole' ? Infinity : 256 * 1024,
    uploadDataDuringCreation: mode === 'pieces',
    retryDelays: null,
    onError: error => { console.error(String(error)); process.exit(1); },
    onChunkComplete: (_size, accepted) => {
      seen.push(accepted);
      if (mode === 'resume' && !stopped && seen.length === 2) {
        stopped = true;
        upload.abort().then(() => start(upload.url));
      }
    },
    onSuccess: ({ lastResponse }) =>
      console.log(JSON.stringify({ seen, file: lastResponse.getHeader('Gateway-File') })),
  });
  if (stopped) upload.options.metadata = {};
  upload.start();
}

start(null);
