import React from 'react';

function followed(url: string): string {
  return url.toLowerCase().startsWith('javascript:') ? '' : url;
}

export function Author({ author }: { author: { name: string; blog: string } }) {
  return <a href={followed(author.blog)}>{author.name}</a>; // finding: foreign-address
}
