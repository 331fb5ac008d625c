const fs = require('fs');
const path = require('path');

function dots_taken_out(name, done) {
  fs.readFile(path.join('/srv/pages', name.replace(/\.\.+/g, '')), done); // evidence
}

function steps_up_at_the_beginning(name, done) {
  const plain = path.normalize(name).replace(/^(\.\.(\/|$))+/, '');
  fs.readFile(path.join('/srv/pages', plain), done); // evidence
}

function first_part(name, done) {
  const file = path.join('/srv/pages', name);
  const rel = path.relative('/srv/pages', file);
  if (rel.split(path.sep)[0] === '..') return;
  fs.readFile(file, done); // evidence
}

function until_nothing_changes(name, done) {
  let before;
  let now = name;
  do {
    before = now;
    now = before.replace(/\.\.[\\/]/g, '');
  } while (now !== before);
  fs.readFile(path.join('/srv/pages', now), done); // evidence
}
