interface Contact {
  name: string;
  site: string;
}

function target(raw: string): string {
  const parsed = new URL(raw, window.location.href);
  return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : '#';
}

export async function row(id: number, link: HTMLAnchorElement): Promise<void> {
  const contact: Contact = await (await fetch(`/api/contacts/${id}`)).json();
  link.href = target(contact.site); // evidence: guarded
}

export function download(blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.click();
}

export function here(link: HTMLAnchorElement): void {
  link.href = window.location.href;
}

export function profile(link: HTMLAnchorElement): void {
  const name = new URLSearchParams(location.search).get('name');
  link.href = '/people/' + encodeURIComponent(name);
}

export function crawl(address: string, queue: string[]): void {
  if (address.startsWith('javascript:')) return;
  queue.push(address);
}
