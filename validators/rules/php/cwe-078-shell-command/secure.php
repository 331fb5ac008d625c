<?php
use Symfony\Component\Process\Process;

function ping($host) {
    return shell_exec("ping -c 1 " . escapeshellarg($host)); // evidence: sanitized
}

function listing() {
    return `ls /srv`; // evidence: fixed-command
}

function archive($name) {
    $process = new Process(['tar', 'czf', $name . '.tgz', 'data']); // evidence: argument-list
    return $process->run();
}

function job($which) {
    if (!preg_match('/^[a-z]+$/', $which)) {
        exit('no');
    }
    passthru("systemctl status $which"); // evidence: guarded
}

function feed(\Illuminate\Http\Request $request)
{
    $checked = $request->validate(['portions' => 'required|integer|min:1', 'kind' => ['required', 'in:flakes,pellets']]);
    shell_exec('feeder ' . $checked['portions']); // evidence: sanitized
    shell_exec('feeder ' . $checked['kind']); // evidence: guarded
}

function each_quoted(string $line): Generator
{
    foreach (explode(' ', $line) as $word) {
        yield $word => escapeshellarg($word);
    }
}

function spoken()
{
    $given = [];
    foreach (each_quoted($_POST['line']) as $word => $quoted) {
        $given[] = $quoted;
    }
    shell_exec('speak ' . implode(' ', $given)); // evidence: sanitized
}
