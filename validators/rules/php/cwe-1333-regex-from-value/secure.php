<?php
function find($text) {
    return preg_match('/' . preg_quote($_GET['q'], '/') . '/', $text); // evidence: sanitized
}

function replace($text) {
    return preg_replace('/\s+/', ' ', $text); // evidence: constant-expression
}

function word($text) {
    return preg_match('/^\w+$/', $text); // evidence: constant-expression
}

function labels($text)
{
    return preg_match('/^(?:[a-z0-9]++(?:-[a-z0-9]++)*+\.)++[a-z]{2,9}$/D', $text); // evidence: constant-expression
}

class Finder
{
    private $pattern;

    public function fits(string $name): bool
    {
        return preg_match($this->pattern, $name) === 1;
    }
}
