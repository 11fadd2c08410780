// Elements without markup in strings: nothing in a case is ever parsed as HTML.

// h makes an element. Attributes that are false, null or undefined are left out; a key that
// starts with "on" is a listener; children are nodes, strings or lists.
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children.flat(Infinity).filter((c) => c != null && c !== false));
  return element;
}

// fresh returns a new id for this page.
let last = 0;
export const fresh = () => `f${++last}`;

const tags = new Set(('article section div p h1 h2 h3 ol ul li table thead tbody tr th td blockquote cite span br').split(' '));

// tree turns a letter's tree ["tag", {attributes}, child…] into elements. Tags and attributes
// that letters do not have are dropped with their content.
export function tree(node) {
  if (typeof node === 'string') return document.createTextNode(node);
  const [tag, attributes, ...children] = node;
  if (!tags.has(tag)) return document.createTextNode('');
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key === 'class' || key.startsWith('data-') || key === 'colspan') element.setAttribute(key, value);
  }
  element.append(...children.map(tree));
  return element;
}

// download offers bytes or text to the browser as a file. It returns false if that failed.
export function download(name, data, type) {
  try {
    const url = URL.createObjectURL(new Blob([data], { type }));
    const link = h('a', { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    return true;
  } catch {
    return false;
  }
}

// bytes decodes base64 with a plain loop, which is faster than any built-in that works on
// strings.
export function bytes(base64) {
  const raw = atob(base64);
  const out = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) out[i] = raw.charCodeAt(i);
  return out;
}
