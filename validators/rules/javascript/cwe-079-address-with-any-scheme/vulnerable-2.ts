interface Contact {
  name: string;
  site: string;
}

function target(raw: string): string {
  return raw.startsWith('javascript:') ? 'about:blank' : raw;
}

export function row(contact: Contact): HTMLElement {
  const line = document.createElement('li');
  const link = document.createElement('a');
  link.textContent = contact.name;
  link.href = target(contact.site); // finding: link-target
  line.append(link);
  return line;
}

export function fromSearch(): void {
  const next = new URLSearchParams(location.search).get('next');
  document.querySelector('#go').setAttribute('href', next); // finding: link-target
}

export async function partner(id: number, button: HTMLAnchorElement): Promise<void> {
  const response = await fetch(`/api/partners/${id}`);
  const partner = await response.json();
  button.href = partner.homepage; // finding: link-target
}

export function preview(frame: HTMLIFrameElement, given: string): void {
  const address = given.trim();
  if (/^javascript:/.test(address)) return;
  frame.src = address; // finding: link-target
}
