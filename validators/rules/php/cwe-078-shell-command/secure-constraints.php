<?php

namespace App\Command;

use Symfony\Component\Validator\Constraints as Assert;
use Symfony\Component\Validator\Validator\ValidatorInterface;

final class Turnstile
{
    public function __construct(private readonly ValidatorInterface $asks)
    {
    }

    public function name(): int
    {
        $name = $_POST['name'];
        if ($this->asks->validate($name, new Assert\Regex(pattern: '/\A[a-z]{2,12}\z/'))->count() > 0) {
            return 1;
        }
        exec('turnstile name ' . $name); // evidence: guarded
        return 0;
    }
}
