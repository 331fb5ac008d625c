import React from 'react';

function followed(url: string): string {
  try {
    const parsed = new URL(url);
    return ['http:', 'https:'].includes(parsed.protocol) ? parsed.href : '';
  } catch {
    return '';
  }
}

export function Author({ author }: { author: { name: string; blog: string } }) {
  return <a href={followed(author.blog)}>{author.name}</a>; // evidence
}

export function Source({ address }: { address: string }) {
  if (!/^https?:\/\//i.test(address)) return null;
  return <a href={address}>source</a>; // evidence
}
