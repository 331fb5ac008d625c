<?php
function save($path) {
    chmod($path, 0640); // evidence: closed
}

function folder() {
    mkdir('/srv/cache', 0750, true); // evidence: closed
}

function mask() {
    umask(0077); // evidence: closed-mask
}
