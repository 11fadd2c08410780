// The desk behind the page, in the program that serves it on this machine. The page got a token
// in the fragment of its address, which no server and no log sees. It is kept only in memory and
// sent with every call.

const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
history.replaceState(null, '', '#who');

const gone = '页面和程序断开了：程序已经结束，或者这一页被重新载入过。请回到程序窗口，重新运行 tousu page。';

async function post(path, body, more) {
  let answer;
  try {
    answer = await fetch(path, {
      method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', 'X-Tousu-Token': token }, ...more,
    });
  } catch {
    throw new Error(gone);
  }
  if (answer.status === 403) throw new Error(gone);
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.error);
  return said;
}

// call sends a request to the desk.
export const call = (verb, request) => post(`call/${verb}`, request);

// opened returns the case file that the program was started with, {file, case}, or null.
export const opened = post('open', {});

// keepCase saves the case file in the folder and returns its path.
export const keepCase = async (text, name) => (await post('keep/case', { case: text, name })).path;

// keepLetters writes the letters into the folder, as tousu render does, and returns its path.
export const keepLetters = async (request) => (await post('keep/letters', request)).path;

// The program ends with its page: the page reports every ten seconds, and when it is closed.
setInterval(() => post('here', {}).catch(() => {}), 10_000);
addEventListener('pagehide', () => { post('bye', {}, { keepalive: true }).catch(() => {}); });
