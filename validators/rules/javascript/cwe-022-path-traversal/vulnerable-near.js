const fs = require('fs');
const path = require('path');

function taken_out_once(name, done) {
  fs.readFile(path.join('/srv/pages', name.replace(/\.\.\//g, '')), done); // finding
}

function first_only(name, done) {
  fs.readFile(path.join('/srv/pages', name.replace('..', '')), done); // finding
}

function looked_for_too_late(name, done) {
  const file = path.resolve('/srv/pages', name);
  if (file.includes('..')) return;
  fs.readFile(file, done); // finding
}

function one_step_up_only(name, done) {
  const file = path.join('/srv/pages', name);
  if (path.relative('/srv/pages', file) === '..') return;
  fs.readFile(file, done); // finding
}

function until_it_grows(name, done) {
  let before;
  let now = name;
  do {
    before = now;
    now = before.replace(/\.\.[\\/]/g, '');
  } while (now.length > before.length);
  fs.readFile(path.join('/srv/pages', now), done); // finding
}
