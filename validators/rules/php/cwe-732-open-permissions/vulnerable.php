<?php
function save($path) {
    chmod($path, 0777); // finding: writable-for-all
}

function folder() {
    mkdir('/srv/cache', 0777, true); // finding: writable-for-all
}

function open() {
    umask(0); // finding: open-mask
}
